/** The field to write in: it grows, brings back what was written before, and tells that one is writing. */
import { fill, h, newId } from "./dom.js";
import text from "./strings.sv.js";

const MOST_CHARACTERS = 4000;
const MOST_PIXELS = 160;
const TYPING_EVERY_MS = 3000;
const PAUSE_MS = 6000;

export class Composer {
  /**
   * @param {(said: string) => void} say
   * @param {(message: string) => void} tell says why something can't be sent, or nothing any more
   * @param {(on: boolean) => void} typing tells that the person writes, at most every third second, or has stopped
   */
  constructor(say, tell, typing) {
    this.say = say;
    this.tell = tell;
    this.typing = typing;
    this.typedAt = 0;
    this.pause = 0;
    /** @type {string[]} */
    this.history = [];
    this.place = 0;
    const id = newId();
    this.field = /** @type {HTMLTextAreaElement} */ (h("textarea", { id, rows: "1", placeholder: text.composerHint, enterkeyhint: "send", autocomplete: "off" }));
    this.element = h("form", { class: "composer", onsubmit: (/** @type {Event} */ event) => this.#submitted(event) }, h("label", { class: "hidden", for: id }, text.composer), this.field, h("button", { type: "submit", class: "main send" }, text.send));
    this.field.addEventListener("keydown", (event) => this.#key(event));
    this.field.addEventListener("input", () => this.#written());
    this.field.addEventListener("blur", () => this.#stopped());
  }

  focus() {
    this.field.focus();
  }

  /** Remembers what was said, also by a button, for the arrows. @param {string} said */
  remember(said) {
    this.history.push(said);
    this.place = this.history.length;
  }

  /** Gives back what could not be sent, unless something else stands in the field. @param {string} said */
  giveBack(said) {
    if (!this.field.value) this.field.value = said;
  }

  #written() {
    this.#grow();
    if (!this.field.value.trim()) return this.#stopped();
    clearTimeout(this.pause);
    this.pause = window.setTimeout(() => this.#stopped(), PAUSE_MS);
    if (Date.now() - this.typedAt < TYPING_EVERY_MS) return;
    this.typedAt = Date.now();
    this.typing(true);
  }

  #stopped() {
    clearTimeout(this.pause);
    if (this.typedAt) this.typing(false);
    this.typedAt = 0;
  }

  #grow() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight + 2, MOST_PIXELS)}px`;
  }

  /** Enter sends; the arrows bring back what was written before. @param {KeyboardEvent} event */
  #key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      this.#submitted(event);
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

  /** @param {Event} event */
  #submitted(event) {
    event.preventDefault();
    const said = this.field.value.trim();
    if (!said) return;
    if (said.length > MOST_CHARACTERS) {
      this.tell(fill(text.tooLong, { count: said.length, most: MOST_CHARACTERS }));
      return;
    }
    this.field.value = "";
    this.#grow();
    this.#stopped();
    this.tell("");
    this.say(said);
  }
}
