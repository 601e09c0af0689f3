/** Replies that exist already: the staff's own templates, and the answers of the catalogue with their sources. */
import { fill, h, prose } from "../widget/dom.js";
import text from "./strings.sv.js";

/** @typedef {{id: number, title: string, text: string}} Template */
/** @typedef {{call: string, name: string, aspect: string, text: string}} Answer */

/**
 * Lets the officer choose one of the staff's templates.
 * @param {import("./composer.js").Composer} composer
 * @param {() => Record<string, string>} values what is known for the fields
 */
export function offerTemplates(composer, values) {
  const list = /** @type {HTMLSelectElement} */ (document.querySelector("#mall"));
  /** @type {Template[]} */
  let templates = [];
  document.querySelector("#mallar")?.addEventListener("toggle", async () => {
    if (templates.length) return;
    templates = (await json("/staff/svarsmallar.json"))?.replies ?? [];
    list.append(...templates.map((one) => h("option", { value: one.id }, one.title)));
  });
  document.querySelector("#infoga")?.addEventListener("click", () => {
    const chosen = templates.find((one) => String(one.id) === list.value);
    if (chosen) composer.insert(filled(chosen.text, values()));
    else list.focus();
  });
}

/** Fills in the fields that are known; the others stay, in braces. @param {string} words @param {Record<string, string>} values */
function filled(words, values) {
  return words.replace(/\{([\p{L} _-]+)\}/gu, (whole, name) => values[name] || whole);
}

/**
 * Lets the officer find an answer of the catalogue and send it in one click.
 * @param {import("./composer.js").Composer} composer
 * @param {(words: string) => void} say
 */
export function offerAnswers(composer, say) {
  const form = /** @type {HTMLFormElement} */ (document.querySelector("#sok-svar"));
  const list = /** @type {HTMLElement} */ (document.querySelector("#forslag"));
  const count = /** @type {HTMLElement} */ (document.querySelector("#svar-antal"));
  const headings = new Map([.../** @type {HTMLSelectElement} */ (document.querySelector("#fraga")).options].map((one) => [one.value, one.text]));

  /** @param {Answer} answer */
  const proposal = (answer) => {
    const title = `${answer.name}: ${headings.get(answer.aspect) ?? ""}`;
    const named = h("span", { class: "hidden" }, ` ${title}`);
    return h(
      "li",
      {},
      h("strong", {}, title),
      h("div", { class: "said" }, prose(answer.text)),
      h("p", { class: "row" }, h("button", { type: "button", class: "small main", onclick: () => say(answer.text) }, text.send, named), h("button", { type: "button", class: "small", onclick: () => composer.insert(answer.text) }, text.insert, named.cloneNode(true))),
    );
  };

  async function search() {
    const query = new URLSearchParams(/** @type {any} */ (new FormData(form)));
    const found = await json(`${form.action}?${query}`);
    const answers = /** @type {Answer[]} */ (found?.answers ?? []);
    list.replaceChildren(...answers.map(proposal));
    count.textContent = !found ? text.failed : !answers.length ? text.none : answers.length === 1 ? text.one : fill(text.count, { count: answers.length });
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void search();
  });
  for (const select of form.querySelectorAll("select")) select.addEventListener("change", search);
}

/** @param {string} address @returns {Promise<any>} null where it can't be had */
async function json(address) {
  const response = await fetch(address, { headers: { Accept: "application/json" } }).catch(() => null);
  return response?.ok ? response.json() : null;
}
