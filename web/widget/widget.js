/**
 * The element `<stodlots-chat>`: the frame around the chat. Embedding it takes two lines:
 *
 *     <script type="module" src="https://…/widget.js"></script>
 *     <stodlots-chat></stodlots-chat>
 *
 * Attributes: `inline` lets it stand in the page instead of in a corner, `open` opens it at once.
 */
import { Chat } from "./chat.js";
import { fill, h, newId } from "./dom.js";
import { printed, saved } from "./saving.js";
import { BOT, isMatterLeft, isWithStaff, whoAnswers, whoReads } from "./standing.js";
import { Store } from "./store.js";
import text from "./strings.sv.js";

const GATEWAY = new URL(import.meta.url).origin;

/** @type {Promise<CSSStyleSheet> | null} */
let sheet = null;

/** The styles, loaded once. As a sheet of its own it needs no exception in the page's content policy. */
function styles() {
  sheet ??= fetch(new URL("widget.css", import.meta.url)).then(async (response) => {
    const made = new CSSStyleSheet();
    made.replaceSync(await response.text());
    return made;
  });
  return sheet;
}

class StodlotsChat extends HTMLElement {
  settings = { days: 90, summaryDays: 365 };

  async connectedCallback() {
    if (this.shadowRoot) return this.chat?.start();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [await styles()];
    this.inline = this.hasAttribute("inline");
    this.store = new Store(GATEWAY);
    this.unread = 0;
    this.chat = new Chat(GATEWAY, this.store, this.settings, () => this.#counted());
    this.chat.onExport = (data) => this.#exported(data);
    this.chat.onOwner = (owner) => this.#owned(owner);
    this.lang ||= "sv";
    this.#build(root);
    this.chat.start();
    this.#show(this.inline || this.hasAttribute("open") || this.store.open(), false);
  }

  disconnectedCallback() {
    this.chat?.stop();
  }

  /** @param {ShadowRoot} root */
  #build(root) {
    const title = newId();
    const kind = newId();
    this.launcher = h("button", { type: "button", class: "launcher", "aria-expanded": "false", onclick: () => this.#show(true) }, h("span", { "aria-hidden": "true", class: "bubble" }), h("span", { class: "caption" }, text.open));
    this.enlarge = h("button", { type: "button", class: "icon large", "aria-pressed": "false", "aria-label": text.enlarge, title: text.enlarge, onclick: () => this.#enlarge() }, "⤢");
    this.kind = h("p", { id: kind, class: "kind" });
    this.person = h("button", { type: "button", class: "person", onclick: () => this.chat?.askForPerson() }, text.person);
    this.takeBack = h("button", { type: "button", class: "takeback", onclick: () => this.chat?.ask("withdraw") }, text.takeBack);
    this.notice = h("span");
    const bar = h(
      "div", // a header or footer would be a landmark of the whole page here
      { class: "bar" },
      h("div", { class: "title" }, h("h2", { id: title }, text.title), this.kind),
      this.#menu(),
      this.enlarge,
      this.inline ? null : h("button", { type: "button", class: "icon", "aria-label": text.close, title: text.close, onclick: () => this.#show(false) }, "✕"),
    );
    const foot = h(
      "div",
      { class: "foot" },
      this.person,
      this.takeBack,
      h("p", {}, this.notice, " ", h("a", { href: `${GATEWAY}/integritet`, target: "_blank", rel: "noopener" }, text.noticeLink)),
    );
    this.panel = h("section", { class: this.inline ? "panel inline" : "panel", role: this.inline ? "region" : "dialog", "aria-labelledby": title, "aria-describedby": kind }, bar, this.chat?.element, foot);
    this.panel.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => this.#key(event));
    this.question = h("dialog", { class: "ask" });
    root.append(this.panel, this.inline ? "" : this.launcher, this.question);
    this.#owned(BOT);
  }

  /** Says lastingly who answers. @param {import("./standing.js").Owner} owner */
  #owned(owner) {
    this.kind.textContent = whoAnswers(owner);
    this.notice.textContent = fill(text.noticeShort, { who: whoReads(owner), days: this.settings.days });
    const focused = this.shadowRoot?.activeElement;
    this.person.hidden = isWithStaff(owner);
    this.takeBack.hidden = !isMatterLeft(owner);
    if ([this.person, this.takeBack].some((one) => one === focused && one.hidden)) this.chat?.answers.focus();
  }

  #menu() {
    const id = newId();
    const list = h("ul", { id, class: "menu", hidden: true });
    const button = h("button", { type: "button", class: "icon", "aria-expanded": "false", "aria-controls": id, "aria-label": text.menu, title: text.menu, onclick: () => toggle(list.hidden) }, "☰");
    const toggle = (/** @type {boolean} */ on) => {
      list.hidden = !on;
      button.setAttribute("aria-expanded", String(on));
    };
    /** @type {[string, () => void][]} */
    const entries = [
      [text.menuStartOver, () => this.#confirm(text.startOverTitle, text.startOverText, text.startOverYes, "start_over")],
      [text.menuPrint, () => printed(/** @type {Chat} */ (this.chat).log.element, text.title)],
      [text.menuDownload, () => saved("stodlotsen.txt", /** @type {Chat} */ (this.chat).log.asText(), "text/plain")],
      [text.menuExport, () => this.chat?.ask("export")],
      [text.menuErase, () => this.#confirm(text.eraseTitle, text.eraseText, text.eraseYes, "erase")],
    ];
    list.append(
      ...entries.map(([title, act]) => h("li", {}, h("button", { type: "button", onclick: () => (toggle(false), button.focus(), act()) }, title))),
      h("li", {}, h("a", { href: `${GATEWAY}/integritet`, target: "_blank", rel: "noopener" }, text.menuPrivacy)),
    );
    this.closeMenu = () => {
      const was = !list.hidden;
      toggle(false);
      if (was) button.focus();
      return was;
    };
    const whole = h("div", { class: "menus" }, button, list);
    whole.addEventListener("focusout", (/** @type {FocusEvent} */ event) => {
      if (!whole.contains(/** @type {Node | null} */ (event.relatedTarget))) toggle(false);
    });
    return whole;
  }

  /** Asks before something that can't be taken back. @param {string} title @param {string} question @param {string} yes @param {"start_over" | "erase"} wish */
  #confirm(title, question, yes, wish) {
    const id = newId();
    this.question.setAttribute("aria-labelledby", id);
    const close = () => this.question.close();
    this.question.replaceChildren(
      h("h2", { id }, title),
      h("p", {}, question),
      h("p", { class: "row" }, h("button", { type: "button", class: "main", onclick: () => (close(), this.chat?.ask(wish)) }, yes), h("button", { type: "button", onclick: close }, text.cancel)),
    );
    this.question.showModal();
  }

  /** @param {object | null} data */
  #exported(data) {
    saved("stodlotsen-mina-uppgifter.json", JSON.stringify(data ?? { besked: text.exportEmpty }, null, 2), "application/json");
  }

  /** @param {boolean} open @param {boolean} [byPerson] then the focus follows */
  #show(open, byPerson = true) {
    this.panel.hidden = !open;
    this.launcher.hidden = open;
    this.launcher.setAttribute("aria-expanded", String(open));
    if (!this.inline && byPerson) this.store?.open(open);
    this.unread = open ? 0 : this.unread;
    this.#caption();
    if (open) this.chat?.log.scrollToEnd();
    if (byPerson) open ? this.chat?.focus() : this.launcher.focus();
  }

  #enlarge() {
    const large = this.panel.classList.toggle("large");
    this.enlarge.setAttribute("aria-pressed", String(large));
    const title = large ? text.shrink : text.enlarge;
    this.enlarge.setAttribute("aria-label", title);
    this.enlarge.title = title;
  }

  #counted() {
    if (!this.panel.hidden) return;
    this.unread += 1;
    this.#caption();
  }

  #caption() {
    this.launcher.querySelector(".caption").textContent = [text.open, text.openUnreadOne][this.unread] ?? fill(text.openUnread, { count: this.unread });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key !== "Escape" || this.closeMenu?.()) return;
    if (this.panel.classList.contains("large")) this.#enlarge();
    else if (!this.inline) this.#show(false);
  }
}

/** Makes the element known. @param {{days: number, summaryDays: number}} settings how long the gateway keeps conversations and assessments */
export function define(settings) {
  StodlotsChat.prototype.settings = settings;
  if (!customElements.get("stodlots-chat")) customElements.define("stodlots-chat", StodlotsChat);
}
