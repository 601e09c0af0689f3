/** Building elements. Text always becomes text nodes, never markup: nothing that anybody writes can become HTML. */

/**
 * @param {string} tag
 * @param {Record<string, any>} [attributes] names of attributes, or `onclick` and the like for listeners
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {any}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(.../** @type {(Node|string)[]} */ (children.filter((child) => child !== null && child !== undefined && child !== false)));
  return element;
}

/**
 * Fills `{name}` places of a sentence.
 * @param {string} sentence
 * @param {Record<string, string | number>} values
 */
export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

const MARKED = /([\w.+-]+@[\w-]+(?:\.[\w-]+)+)|(\b0\d{1,3}[- ]\d{2,3}(?: ?\d{2,3}){1,3}\b)|(\b\d{1,3}(?: \d{3})+(?: kronor)?|\b\d+ (?:kronor|procent))/g;

/**
 * A line of text with e-mail addresses and phone numbers as links, and amounts kept on one line.
 * @param {string} line
 * @returns {(Node | string)[]}
 */
export function linked(line) {
  /** @type {(Node | string)[]} */
  const parts = [];
  let at = 0;
  for (const match of line.matchAll(MARKED)) {
    parts.push(line.slice(at, match.index));
    const href = match[1] ? `mailto:${match[1]}` : match[2] ? `tel:${match[2].replace(/[^\d]/g, "")}` : "";
    parts.push(href ? h("a", { href }, match[0]) : h("span", { class: "whole" }, match[0]));
    at = match.index + match[0].length;
  }
  parts.push(line.slice(at));
  return parts;
}

/**
 * A message's text as paragraphs and lists: lines that begin with a dash are a list, `Källa:` stands apart.
 * @param {string} text
 */
export function prose(text) {
  const parts = document.createDocumentFragment();
  /** @type {HTMLElement | null} */
  let list = null;
  for (const line of text.split("\n")) {
    if (line.startsWith("– ")) {
      if (!list) parts.append((list = h("ul")));
      /** @type {HTMLElement} */ (list).append(h("li", {}, ...linked(line.slice(2))));
      continue;
    }
    list = null;
    if (line.trim()) parts.append(h("p", { class: /^Käll(a|or):/.test(line) ? "source" : null }, ...linked(line)));
  }
  return parts;
}

let lastId = 0;

/** An id that is unique within the page. */
export function newId() {
  lastId += 1;
  return `s${lastId}`;
}
