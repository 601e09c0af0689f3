/** The log of the conversation: one element for each message, in the order of the gateway's numbers. */
import { assessmentCards } from "./assessment.js";
import { fill, h, prose } from "./dom.js";
import text from "./strings.sv.js";

/**
 * @typedef {{seq?: number, id?: string, from: string, text: string, buttons?: {title: string, says: string}[],
 *   payload?: any, at?: string, author?: string | null}} Message
 */

/** @type {Record<string, string>} */
const SPEAKERS = { person: text.you, bot: text.bot, system: text.system };

const NEAR_PX = 24;

export class Log {
  /** @param {string} gateway */
  constructor(gateway) {
    this.gateway = gateway;
    this.element = h("div", { class: "log", role: "log", "aria-live": "polite", "aria-relevant": "additions", "aria-label": text.log, tabindex: "0" });
    /** @type {Message[]} what has come from the gateway, for printing and saving */
    this.messages = [];
    /** @type {Map<string, HTMLElement>} the person's messages that are not acknowledged yet */
    this.pending = new Map();
  }

  /** Empties the log. @param {HTMLElement} intro stands first, always */
  clear(intro) {
    this.messages = [];
    this.pending.clear();
    this.element.replaceChildren(intro);
  }

  /** Shows what the person has just written, before the gateway has it. @param {string} id @param {string} said */
  write(id, said) {
    if (this.pending.has(id)) return;
    const element = this.#element({ from: "person", text: said, id });
    element.append(h("p", { class: "state" }, text.sending));
    this.pending.set(id, element);
    this.element.append(element);
    this.scrollTo(element);
  }

  /** Says of all that is not acknowledged that it waits for the network. */
  waitForNetwork() {
    for (const element of this.pending.values()) {
      const state = element.querySelector(".state");
      if (state) state.textContent = text.waitingForNetwork;
    }
  }

  /** Takes back what can't be sent. @param {string} id @returns {string} what it said */
  takeBack(id) {
    const element = this.pending.get(id);
    element?.remove();
    this.pending.delete(id);
    return element?.querySelector(".said")?.textContent ?? "";
  }

  /** Adds a message of the gateway. @param {Message} message @returns {HTMLElement | null} what was added */
  add(message) {
    this.messages.push(message);
    const known = message.id ? this.pending.get(message.id) : undefined;
    if (known) {
      known.querySelector(".state")?.remove();
      /** @type {HTMLElement} */ (known.querySelector(".said")).textContent = message.text; // as it is kept: masked, without a command's slash
      this.pending.delete(/** @type {string} */ (message.id));
      // What the assistant said meanwhile may stand before it: the gateway's order counts.
      this.element.insertBefore(known, this.#firstPending());
      return null;
    }
    if (message.payload?.type === "assessment_text") return null; // the cards that follow say the same
    const element = this.#element(message);
    this.element.insertBefore(element, this.#firstPending());
    return element;
  }

  /** @param {HTMLElement} element */
  scrollTo(element) {
    const top = element.offsetTop - this.element.offsetTop - 12;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.element.scrollTo({ top, behavior: calm ? "auto" : "smooth" });
  }

  scrollToEnd() {
    this.element.scrollTop = this.element.scrollHeight;
  }

  /** Makes a change that takes room from the log or gives it some: whoever was at its end stays there. @param {() => void} change */
  keepingEnd(change) {
    const { scrollHeight, scrollTop, clientHeight } = this.element;
    change();
    if (scrollHeight - scrollTop - clientHeight < NEAR_PX) this.scrollToEnd();
  }

  /** The conversation as plain text. */
  asText() {
    return this.messages.map((one) => `${speaker(one)}\n${one.text}`).join("\n\n");
  }

  #firstPending() {
    return this.pending.values().next().value ?? null;
  }

  /** @param {Message} message */
  #element(message) {
    const said = h("div", { class: "said" });
    if (message.from === "person") said.append(message.text);
    else said.append(prose(message.text));
    const payload = message.payload ?? {};
    return h(
      "article",
      { class: `message ${message.from}` },
      message.from === "staff" ? h("p", { class: "author" }, staffName(message)) : h("span", { class: "hidden" }, `${speaker(message)} `),
      said,
      payload.type === "sources" ? pages(payload.pages ?? [], this.gateway) : null,
      payload.type === "assessment" ? assessmentCards(payload, this.gateway) : null,
    );
  }
}

/** Who said it, before what was said. @param {Message} message */
function speaker(message) {
  return message.from === "staff" ? `${staffName(message)}:` : (SPEAKERS[message.from] ?? text.bot);
}

/** @param {Message} message */
function staffName({ author }) {
  return author ? fill(text.staffNamed, { name: author }) : text.staff;
}

const MOST_PAGES = 3;

/** Links to the pages of the supports that an answer is about. @param {{call: string, name: string}[]} calls @param {string} gateway */
function pages(calls, gateway) {
  if (!calls.length || calls.length > MOST_PAGES) return calls.length ? h("p", { class: "pages" }, h("a", { href: `${gateway}/stod`, target: "_blank", rel: "noopener" }, text.allPages)) : null;
  const links = calls.map(({ call, name }) => h("a", { href: `${gateway}/stod/${call}`, target: "_blank", rel: "noopener" }, fill(text.callPage, { name })));
  return h("p", { class: "pages" }, ...links);
}
