/** What one can do beside writing: answer by a control, take a suggestion, send the matter to staff, leave the queue. */
import { control } from "./controls.js";
import { h } from "./dom.js";
import { HandoffForm, QueueCard } from "./handoff.js";
import { BOT, isMatterLeft } from "./standing.js";
import text from "./strings.sv.js";

/**
 * @typedef {import("./messages.js").Message} Message
 * @typedef {{say: (said: string) => void, handOver: (note: string, contact: string) => boolean, withdraw: () => void}} Acts
 */

export class Answers {
  /** @param {Acts} acts */
  constructor(acts) {
    this.element = h("section", { class: "answers", "aria-label": text.answers, tabindex: "-1" });
    /** After a button is gone the focus stays by the answers. @param {string} said */
    this.say = (said) => {
      acts.say(said);
      this.focus();
    };
    this.form = new HandoffForm(acts.handOver, this.say);
    this.queue = new QueueCard(acts.withdraw);
    this.owner = BOT;
    /** @type {Message | null} the latest message that something may go with */
    this.message = null;
  }

  focus() {
    this.element.focus();
  }

  /** Whether the form for staff stands here; then it gets the focus. */
  focusForm() {
    if (!this.element.contains(this.form.element)) return false;
    this.form.note.focus();
    return true;
  }

  /** Shows what goes with the latest message. @param {Message | null} message */
  offer(message) {
    if (message && !message.text && !hasMore(message)) return; // it belongs to the message before it
    if (message?.from === "system" && this.form.isTried) this.form.clear(); // the gateway says that it came through
    this.message = message;
    this.#show();
  }

  /** While people have the conversation, nothing of the assistant's is shown. @param {import("./standing.js").Owner} owner */
  owned(owner) {
    const isNew = owner.state !== this.owner.state;
    this.owner = owner;
    if (this.form.isTried && (owner.state !== "bot" || isMatterLeft(owner))) {
      this.form.clear();
      this.offer(null);
    } else if (isNew) this.#show();
    if (owner.state === "queued") this.queue.shown(owner);
  }

  /** Shows in the form why it is not taken; false where it does not stand here. @param {{text: string, field?: string}} event */
  refused(event) {
    if (!this.element.contains(this.form.element)) return false;
    this.form.refused(event.text, event.field);
    return true;
  }

  #show() {
    const had = this.element.matches(":focus-within");
    this.element.scrollTop = 0;
    this.element.replaceChildren(...[this.#content()].filter((one) => one !== null));
    if (had) this.focus();
  }

  #content() {
    if (this.owner.state === "queued") return this.queue.shown(this.owner);
    return this.owner.state === "bot" && this.message ? this.#made(this.message) : null;
  }

  /** @param {Message} message @returns {HTMLElement | null} */
  #made(message) {
    const payload = message.payload ?? {};
    if (payload.type === "question") return control(payload, message.text.trim().split("\n").at(-1) ?? "", this.say);
    if (payload.type === "handoff" && payload.confirmed === false) return this.form.offered(payload, message.at);
    if (!message.buttons?.length) return null;
    const buttons = message.buttons.map(({ title, says }) => h("button", { type: "button", onclick: () => this.say(says) }, title));
    return h("div", { role: "group", "aria-label": text.answersShort, class: "choices" }, ...buttons);
  }
}

/** Whether something to choose or fill in goes with a message. @param {Message} message */
function hasMore({ payload, buttons }) {
  return Boolean(buttons?.length) || ["question", "handoff"].includes(payload?.type);
}
