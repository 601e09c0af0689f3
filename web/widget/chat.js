/** The chat itself: log, control for the present question, field to write in. Knows nothing of the frame around it. */
import { Answers } from "./answers.js";
import { Composer } from "./composer.js";
import { Connection } from "./connection.js";
import { fill, h } from "./dom.js";
import { Log } from "./messages.js";
import { BOT, isWithStaff } from "./standing.js";
import text from "./strings.sv.js";

const SLOW_MS = 9000;
/** A member of staff who goes on writing is told of again long before that. */
const STAFF_TYPING_MS = 30000;
const LOST_MS = 1500;

export class Chat {
  /**
   * @param {string} gateway @param {import("./store.js").Store} store @param {{days: number, summaryDays: number}} settings
   * @param {() => void} unread called when something new comes
   */
  constructor(gateway, store, settings, unread) {
    this.gateway = gateway;
    this.store = store;
    this.settings = settings;
    this.unread = unread;
    this.log = new Log(gateway);
    this.connection = new Connection(`${gateway.replace(/^http/, "ws")}/chat`, store);
    this.connection.addEventListener("heard", (event) => this.#heard(/** @type {CustomEvent} */ (event).detail));
    this.status = h("p", { class: "status", role: "status" });
    this.place = h("p", { class: "hidden", role: "status" });
    this.typist = h("span", {}, text.typing);
    this.typing = h("p", { class: "typing", hidden: true }, h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i")), this.typist);
    this.answers = new Answers({
      say: (said) => this.say(said),
      handOver: (note, contact) => this.connection.ask("handoff", { note, contact }),
      withdraw: () => this.ask("withdraw"),
    });
    this.timers = { typing: 0, lost: 0 };
    this.owner = BOT;
    /** @type {HTMLElement | null} the beginning of the present answer */
    this.anchor = null;
    this.catchingUp = false;
    this.onExport = (/** @type {any} */ _data) => {};
    this.onOwner = (/** @type {import("./standing.js").Owner} */ _owner) => {};
    this.composer = new Composer(
      (said) => this.say(said),
      (message) => this.#tell(message),
      (on) => isWithStaff(this.owner) && this.connection.ask("typing", { on }),
    );
    this.element = h("div", { class: "chat" }, this.log.element, this.typing, this.status, this.place, this.answers.element, this.composer.element);
    this.#begin();
    store.onOtherKey(() => this.connection.isOutdated && this.#forgotten());
  }

  /** Connects; shows what an earlier visit could not send. */
  start() {
    for (const { id, text: said } of this.store.unsent()) this.log.write(id, said);
    this.connection.begin();
  }

  stop() {
    this.connection.end();
  }

  focus() {
    this.composer.focus();
  }

  /** Sends what the person says. @param {string} said */
  say(said) {
    this.answers.offer(null);
    this.log.write(this.connection.say(said), said);
    this.composer.remember(said);
    this.anchor = null;
    if (!this.connection.ready) this.log.waitForNetwork();
  }

  /** Asks for a person; where that is offered already, goes to the form, so that nothing written there is passed by. */
  askForPerson() {
    if (!this.answers.focusForm()) this.say(text.personSays);
  }

  /** @param {"start_over" | "erase" | "export" | "withdraw"} wish */
  ask(wish) {
    if (!this.connection.ask(wish)) this.#tell(text.offline);
  }

  /** @param {string} message */
  #tell(message) {
    this.status.textContent = message;
  }

  #begin() {
    this.log.clear(this.#intro());
    this.#owned(BOT);
    this.answers.offer({ from: "bot", text: "", buttons: text.starters });
  }

  #intro() {
    const notice = fill(text.notice, this.settings);
    const link = h("a", { href: `${this.gateway}/integritet`, target: "_blank", rel: "noopener" }, text.noticeLink);
    return h("article", { class: "message bot intro" }, h("h2", {}, text.introTitle), h("div", { class: "said" }, h("p", {}, text.intro), h("p", { class: "source" }, `${notice} `, link, ".")));
  }

  /** The conversation is erased, here or in another tab: begins the next. */
  #forgotten() {
    this.connection.anew();
    this.answers.form.clear();
    this.#begin();
    this.#tell(text.erased);
  }

  /** @param {any} event */
  #heard(event) {
    switch (event.type) {
      case "welcome":
        this.#online();
        break;
      case "history":
        this.catchingUp = true;
        if (event.first) this.log.element.setAttribute("aria-busy", "true");
        break;
      case "caught_up":
        this.#caughtUp();
        break;
      case "message":
        this.#message(event);
        break;
      case "typing":
        this.#typing(event.on, event.who, event.name);
        break;
      case "owner":
        this.#owned(event);
        break;
      case "status":
        this.#tell(event.text);
        break;
      case "refused":
        this.#refused(event);
        break;
      case "erased":
        this.store.forget(this.connection.key);
        this.#forgotten();
        break;
      case "export":
        this.onExport(event.data);
        break;
      case "lost":
        this.#lost();
        break;
    }
  }

  /** @param {import("./messages.js").Message} message */
  #message(message) {
    const added = this.log.add(message);
    if (message.from === "person") {
      this.anchor = null;
      this.answers.offer(null);
      return;
    }
    this.answers.offer(message);
    if (this.catchingUp) return;
    this.unread();
    if (!added) return;
    if (message.from !== "bot") this.anchor = null; // people answer in many messages, each of which is to be seen
    this.anchor ??= added;
    this.log.scrollTo(this.anchor); // the beginning of an answer stays in view, however long it becomes
    this.#tell("");
  }

  #caughtUp() {
    this.catchingUp = false;
    this.log.element.removeAttribute("aria-busy");
    this.log.scrollToEnd();
  }

  /** Somebody else answers now, or the queue has moved. @param {import("./standing.js").Owner} owner */
  #owned(owner) {
    const before = this.owner;
    this.owner = owner;
    if (owner.state !== before.state || owner.name !== before.name) this.#typing(false); // it was somebody else who wrote
    const moved = owner.state === "queued" && before.state === "queued" && owner.position !== before.position;
    if (owner.state !== "queued") this.place.textContent = "";
    else if (moved && owner.position) this.place.textContent = fill(text.placeNow, { position: owner.position });
    this.element.dataset.owner = owner.state;
    this.log.keepingEnd(() => this.answers.owned(owner));
    if (owner.state !== before.state && this.anchor) this.log.scrollTo(this.anchor);
    this.onOwner(owner);
  }

  /** @param {boolean} on @param {string} [who] @param {string | null} [name] */
  #typing(on, who = "bot", name = this.owner.name) {
    this.log.keepingEnd(() => (this.typing.hidden = !on));
    clearTimeout(this.timers.typing);
    if (on && who === "staff") {
      this.typist.textContent = fill(text.staffTyping, { name: name || text.someone });
      this.timers.typing = window.setTimeout(() => this.#typing(false), STAFF_TYPING_MS);
    } else if (on) {
      this.typist.textContent = text.typing;
      this.timers.typing = window.setTimeout(() => this.#tell(text.slow), SLOW_MS);
    } else if (this.status.textContent === text.slow) this.#tell("");
  }

  #online() {
    clearTimeout(this.timers.lost);
    this.timers.lost = 0;
    if (this.status.textContent === text.offline) this.#tell(text.online);
  }

  #lost() {
    this.#typing(false);
    this.log.waitForNetwork();
    this.answers.form.lost();
    // A short break heals unnoticed.
    this.timers.lost ||= window.setTimeout(() => this.#tell(text.offline), LOST_MS);
  }

  /** @param {{text: string, id?: string, retry_after?: number, about?: string, field?: string}} event */
  #refused(event) {
    if (event.about === "handoff" && this.answers.refused(event)) return;
    this.#tell(event.text);
    if (event.id && !event.retry_after) this.composer.giveBack(this.log.takeBack(event.id));
  }
}
