/** Writing to the applicant: Enter sends, the applicant sees that somebody writes, nothing is sent half filled in. */
import { fill } from "../widget/dom.js";
import text from "./strings.sv.js";

const BLANK = /\{[\p{L} _-]{2,30}\}/u;
const TYPING_EVERY_MS = 3000;
const STILL_MS = 5000;

export class Composer {
  /** @param {HTMLFormElement} form @param {import("./live.js").Live} live */
  constructor(form, live) {
    this.form = form;
    this.live = live;
    this.field = /** @type {HTMLTextAreaElement} */ (form.querySelector("textarea"));
    this.complaint = /** @type {HTMLElement} */ (form.querySelector(".complaint"));
    this.typedAt = 0;
    this.still = 0;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    this.field.addEventListener("input", () => this.#typing());
    this.field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.send();
    });
    addEventListener("beforeunload", (event) => {
      if (this.field.value.trim()) event.preventDefault();
    });
  }

  /** Sends what is written, unless a field of a template stands open in it. */
  send() {
    const words = this.field.value.trim();
    const blank = BLANK.exec(this.field.value);
    if (!words) return this.#complain(text.empty);
    if (blank) {
      this.#complain(fill(text.blank, { field: blank[0] }));
      return this.#selectBlank();
    }
    this.complain("");
    this.live.say(words);
    this.field.value = "";
    this.#stopped();
  }

  /** Adds words to what is written, and goes to the first field that stands open. @param {string} words */
  insert(words) {
    const before = this.field.value.trimEnd();
    this.field.value = before ? `${before}\n\n${words}` : words;
    this.complain("");
    this.field.focus();
    if (!this.#selectBlank()) this.field.setSelectionRange(this.field.value.length, this.field.value.length);
    this.#typing();
  }

  /** Puts back what the gateway did not take, and says why. @param {string} words @param {string} why */
  takeBack(words, why) {
    if (words && !this.field.value.trim()) this.field.value = words;
    this.complain(why);
  }

  /** @param {string} words */
  complain(words) {
    this.complaint.textContent = words;
    this.field.toggleAttribute("aria-invalid", Boolean(words));
    if (words) this.field.setAttribute("aria-invalid", "true");
  }

  /** @param {string} words */
  #complain(words) {
    this.complain(words);
    this.field.focus();
  }

  #selectBlank() {
    const blank = BLANK.exec(this.field.value);
    if (blank) this.field.setSelectionRange(blank.index, blank.index + blank[0].length);
    return Boolean(blank);
  }

  #typing() {
    if (this.complaint.textContent) this.complain("");
    clearTimeout(this.still);
    if (!this.field.value.trim()) return this.#stopped();
    this.still = window.setTimeout(() => this.#stopped(), STILL_MS);
    if (Date.now() - this.typedAt < TYPING_EVERY_MS) return;
    this.typedAt = Date.now();
    this.live.typing(true);
  }

  #stopped() {
    clearTimeout(this.still);
    if (this.typedAt) this.live.typing(false);
    this.typedAt = 0;
  }
}
