/** The chat itself: log, control for the present question, field to write in. Knows nothing of the frame around it. */
import { Connection } from "./connection.js";
import { control } from "./controls.js";
import { fill, h, newId } from "./dom.js";
import { Log } from "./messages.js";
import text from "./strings.sv.js";

const MOST_CHARACTERS = 4000;
const SLOW_MS = 9000;
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
    this.typing = h("p", { class: "typing", hidden: true }, h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i")), h("span", {}, text.typing));
    this.answers = h("section", { class: "answers", "aria-label": text.answers, tabindex: "-1" });
    this.timers = { slow: 0, lost: 0 };
    /** @type {string[]} */
    this.history = [];
    this.place = 0;
    /** @type {HTMLElement | null} the beginning of the present answer */
    this.anchor = null;
    this.catchingUp = false;
    this.onExport = (/** @type {any} */ _data) => {};
    this.fieldId = newId();
    this.field = /** @type {HTMLTextAreaElement} */ (h("textarea", { id: this.fieldId, rows: "1", placeholder: text.composerHint, enterkeyhint: "send", autocomplete: "off" }));
    this.composer = this.#composer();
    this.element = h("div", { class: "chat" }, this.log.element, this.typing, this.status, this.answers, this.composer);
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
    this.field.focus();
  }

  /** Sends what the person says. @param {string} said */
  say(said) {
    this.#offer(null);
    this.log.write(this.connection.say(said), said);
    this.history.push(said);
    this.place = this.history.length;
    this.anchor = null;
    if (!this.connection.ready) this.log.waitForNetwork();
  }

  /** @param {"start_over" | "erase" | "export"} wish */
  ask(wish) {
    if (!this.connection.ask(wish)) this.#tell(text.offline);
  }

  /** @param {string} message */
  #tell(message) {
    this.status.textContent = message;
  }

  #begin() {
    this.log.clear(this.#intro());
    this.#offer({ from: "bot", text: "", buttons: text.starters });
  }

  #intro() {
    const notice = fill(text.notice, this.settings);
    const link = h("a", { href: `${this.gateway}/integritet`, target: "_blank", rel: "noopener" }, text.noticeLink);
    return h("article", { class: "message bot intro" }, h("h2", {}, text.introTitle), h("div", { class: "said" }, h("p", {}, text.intro), h("p", { class: "source" }, `${notice} `, link, ".")));
  }

  /** The conversation is erased, here or in another tab: begins the next. */
  #forgotten() {
    this.connection.anew();
    this.#begin();
    this.typing.hidden = true;
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
        this.#typing(event.on);
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
      this.#offer(null);
      return;
    }
    this.#offer(message);
    if (this.catchingUp) return;
    this.unread();
    if (!added) return;
    this.anchor ??= added;
    this.log.scrollTo(this.anchor); // the beginning of an answer stays in view, however long it becomes
    this.#tell("");
  }

  #caughtUp() {
    this.catchingUp = false;
    this.log.element.removeAttribute("aria-busy");
    this.log.scrollToEnd();
  }

  /** @param {boolean} on */
  #typing(on) {
    this.typing.hidden = !on;
    clearTimeout(this.timers.slow);
    if (on) this.timers.slow = window.setTimeout(() => this.#tell(text.slow), SLOW_MS);
    else if (this.status.textContent === text.slow) this.#tell("");
  }

  #online() {
    clearTimeout(this.timers.lost);
    this.timers.lost = 0;
    if (this.status.textContent === text.offline) this.#tell(text.online);
  }

  #lost() {
    this.typing.hidden = true;
    clearTimeout(this.timers.slow);
    this.log.waitForNetwork();
    // A short break heals unnoticed.
    this.timers.lost ||= window.setTimeout(() => this.#tell(text.offline), LOST_MS);
  }

  /** @param {{text: string, id?: string, retry_after?: number}} event */
  #refused(event) {
    this.#tell(event.text);
    if (!event.id || event.retry_after) return;
    const said = this.log.takeBack(event.id);
    if (!this.field.value) this.field.value = said;
  }

  /** The control or the buttons that go with the latest message. @param {import("./messages.js").Message | null} message */
  #offer(message) {
    const payload = message?.payload ?? {};
    const say = (/** @type {string} */ said) => {
      this.say(said);
      this.answers.focus();
    };
    if (payload.type === "question") {
      const asked = message?.text.trim().split("\n").at(-1) ?? "";
      this.answers.replaceChildren(control(payload, asked, say));
    } else if (message?.buttons?.length) {
      const buttons = message.buttons.map(({ title, says }) => h("button", { type: "button", onclick: () => say(says) }, title));
      this.answers.replaceChildren(h("div", { role: "group", "aria-label": text.answersShort, class: "choices" }, ...buttons));
    } else if (!message || message.text) {
      this.answers.replaceChildren();
    }
  }

  #composer() {
    this.field.addEventListener("keydown", (event) => this.#key(event));
    this.field.addEventListener("input", () => this.#grow());
    return h(
      "form",
      {
        class: "composer",
        onsubmit: (/** @type {Event} */ event) => {
          event.preventDefault();
          this.#send();
        },
      },
      h("label", { class: "hidden", for: this.fieldId }, text.composer),
      this.field,
      h("button", { type: "submit", class: "main send" }, text.send),
    );
  }

  #grow() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight + 2, 160)}px`;
  }

  /** Enter sends; the arrows bring back what was written before. @param {KeyboardEvent} event */
  #key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.#send();
    } else if (event.key === "ArrowUp" && this.place > 0 && (this.field.value === "" || this.field.value === this.history[this.place])) {
      event.preventDefault();
      this.#recall(this.place - 1);
    } else if (event.key === "ArrowDown" && this.place < this.history.length && this.field.value === this.history[this.place]) {
      event.preventDefault();
      this.#recall(this.place + 1);
    }
  }

  /** @param {number} place */
  #recall(place) {
    this.place = place;
    this.field.value = this.history[place] ?? "";
    this.#grow();
  }

  #send() {
    const said = this.field.value.trim();
    if (!said) return;
    if (said.length > MOST_CHARACTERS) {
      this.#tell(fill(text.tooLong, { count: said.length, most: MOST_CHARACTERS }));
      return;
    }
    this.field.value = "";
    this.#grow();
    this.#tell("");
    this.say(said);
  }
}
