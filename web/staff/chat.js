/** The conversation on a case's page: what comes is added below what the page already shows. */
import { h, prose } from "../widget/dom.js";
import text from "./strings.sv.js";

const NEAR_END = 120;
const clock = new Intl.DateTimeFormat("sv-SE", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Stockholm" });
const date = new Intl.DateTimeFormat("sv-SE", { day: "numeric", month: "long", year: "numeric", timeZone: "Europe/Stockholm" });
/** @type {Record<string, string>} */
const speakers = text.speakers;

export class Chat {
  /** @param {HTMLElement} log */
  constructor(log) {
    this.log = log;
    /** @type {Map<string, HTMLElement>} what is not acknowledged yet, by id */
    this.pending = new Map();
    for (const said of log.querySelectorAll(".said")) said.replaceChildren(prose(said.textContent ?? ""));
    this.toEnd();
  }

  /** Shows what the officer has just written. @param {string} id @param {string} words */
  write(id, words) {
    if (this.pending.has(id)) return;
    const element = h("article", { class: "line staff unsent" }, h("p", { class: "who" }, text.unsent), h("div", { class: "said" }, prose(words)));
    this.pending.set(id, element);
    this.log.append(element);
    this.toEnd();
  }

  /** Takes back what was not taken. @param {string} id */
  takeBack(id) {
    this.pending.get(id)?.remove();
    this.pending.delete(id);
  }

  /** @param {{seq: number, from: string, text: string, at: string, author?: string, id?: string}} message */
  add(message) {
    if (message.id) this.takeBack(message.id);
    if (document.getElementById(`m${message.seq}`)) return;
    const stays = message.from !== "staff" && !this.#isAtEnd();
    const at = new Date(message.at);
    const said = h("div", { class: "said" }, prose(message.text));
    const who = h("p", { class: "who" }, message.author || (speakers[message.from] ?? ""), h("time", { datetime: message.at }, clock.format(at).replace(":", ".")));
    const element = h("article", { class: `line ${message.from}`, id: `m${message.seq}` }, message.from === "system" ? null : who, said);
    const [first] = this.pending.values();
    for (const one of [...this.#newDay(date.format(at)), element]) this.log.insertBefore(one, first ?? null);
    if (!stays) this.toEnd();
  }

  toEnd() {
    this.log.scrollTop = this.log.scrollHeight;
  }

  /** @param {string} day */
  #newDay(day) {
    const shown = [...this.log.querySelectorAll(".day")].at(-1)?.getAttribute("data-day");
    return shown === day ? [] : [h("p", { class: "day", "data-day": day }, day)];
  }

  #isAtEnd() {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < NEAR_END;
  }
}
