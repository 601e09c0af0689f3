/** Sending the matter to staff: the form with which one does it, and the card that stands there while one waits. */
import { complaint } from "./controls.js";
import { fill, h, newId } from "./dom.js";
import text from "./strings.sv.js";

const MOST_NOTE = 1000;
const MOST_CONTACT = 254;
const NO_ANSWER_MS = 15000;
/** A place in the queue that was told longer ago is no longer true. */
const FRESH_MS = 10 * 60 * 1000;

/**
 * @typedef {{passes_on?: string[], open?: boolean, wait_text?: string, opens_text?: string, contact_advised?: boolean}} Offer
 */

/** Its fields are made once: what is written in them is there again whenever the form is offered anew. */
export class HandoffForm {
  /** @param {(note: string, contact: string) => boolean} handOver false where there is no connection @param {(said: string) => void} say */
  constructor(handOver, say) {
    this.handOver = handOver;
    this.say = say;
    this.timer = 0;
    /** whether it was sent; it may have come through even where the connection broke */
    this.isTried = false;
    this.hint = newId();
    this.wrong = { note: complaint(), contact: complaint(), form: complaint() };
    this.note = h("textarea", { id: newId(), rows: "2" });
    this.contact = h("input", { id: newId(), type: "text", autocomplete: "email", maxlength: MOST_CONTACT, "aria-describedby": this.hint });
    this.button = h("button", { type: "submit", class: "main" }, text.handOver);
    this.element = h("form", { class: "handoff", onsubmit: (/** @type {Event} */ event) => this.#submitted(event) });
  }

  /** The form for an offer. @param {Offer} offer @param {string} [at] when it was made @returns {HTMLElement} */
  offered(offer, at) {
    this.#unsent();
    this.isTried = false;
    this.#right();
    const title = newId();
    this.element.setAttribute("aria-labelledby", title);
    this.element.replaceChildren(
      h("h3", { id: title }, text.handoffTitle),
      h("p", { class: "wait" }, wait(offer, at)),
      ...(offer.passes_on?.length ? [h("p", {}, text.passesOn), h("ul", {}, ...offer.passes_on.map((one) => h("li", {}, one)))] : []),
      h("div", {}, h("label", { for: this.note.id }, text.noteLabel), this.note, this.wrong.note.element),
      h("div", {}, h("label", { for: this.contact.id }, text.contactLabel), h("p", { id: this.hint, class: "hint" }, offer.contact_advised ? text.contactAdvised : text.contactHint), this.contact, this.wrong.contact.element),
      this.wrong.form.element,
      h("p", { class: "choices" }, this.button, h("button", { type: "button", onclick: () => this.say(text.stayWithBot) }, text.stayWithBot)),
    );
    return this.element;
  }

  /** The gateway does not take it. @param {string} why @param {string} [field] */
  refused(why, field) {
    this.#unsent();
    this.isTried = false;
    if (field === "note" || field === "contact") this.wrong[field].tell(why, this[field]);
    else this.wrong.form.element.textContent = why;
  }

  /** The connection broke: whether it came through is known when it is back. */
  lost() {
    if (!this.timer) return;
    this.#unsent();
    this.wrong.form.element.textContent = text.handoffOffline;
  }

  /** What is written has come through, or is to be forgotten. */
  clear() {
    this.#unsent();
    this.isTried = false;
    this.note.value = "";
    this.contact.value = "";
  }

  /** @param {Event} event */
  #submitted(event) {
    event.preventDefault();
    if (this.timer) return;
    this.#right();
    const note = this.note.value.trim();
    const count = [...note].length;
    if (count > MOST_NOTE) return this.refused(fill(text.tooLongNote, { count, most: MOST_NOTE }), "note");
    if (!this.handOver(note, this.contact.value.trim())) return this.refused(text.handoffOffline);
    this.isTried = true;
    this.button.textContent = text.sending;
    this.timer = window.setTimeout(() => this.lost(), NO_ANSWER_MS);
  }

  #unsent() {
    clearTimeout(this.timer);
    this.timer = 0;
    this.button.textContent = text.handOver;
  }

  #right() {
    this.wrong.note.clear(this.note);
    this.wrong.contact.clear(this.contact);
    this.wrong.form.element.textContent = "";
  }
}

/** When one can expect an answer, as far as it is known. @param {Offer} offer @param {string} [at] */
function wait(offer, at) {
  if (at && Date.now() - Date.parse(at) > FRESH_MS) return text.waitToldLater;
  if (offer.wait_text) return offer.wait_text;
  return offer.open === false && offer.opens_text ? fill(text.opensAgain, { when: offer.opens_text }) : text.waitToldLater;
}

/** The place in the queue, with the way out of it. */
export class QueueCard {
  /** @param {() => void} withdraw */
  constructor(withdraw) {
    const title = newId();
    this.place = h("strong");
    this.wait = h("span");
    this.element = h(
      "div",
      { class: "handoff queue", role: "group", "aria-labelledby": title },
      h("h3", { id: title }, text.queueTitle),
      h("p", {}, this.place, " ", this.wait),
      h("p", {}, text.queueHint),
      h("p", { class: "choices" }, h("button", { type: "button", onclick: withdraw }, text.withdraw)),
    );
  }

  /** @param {import("./standing.js").Owner} owner @returns {HTMLElement} */
  shown(owner) {
    this.place.textContent = owner.position ? fill(text.place, { position: owner.position }) : "";
    this.wait.textContent = owner.wait_text ?? "";
    return this.element;
  }
}
