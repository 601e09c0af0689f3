/** The fitting control for each question of the form. Writing freely always works too. */
import { fill, h, newId } from "./dom.js";
import { municipality } from "./municipality.js";
import text from "./strings.sv.js";

/**
 * @typedef {{value: string, title: string}} Choice
 * @typedef {{fact: string, input: string, choices: Choice[], most_left?: number | null}} Question
 * @typedef {(says: string) => void} Say
 */

/**
 * The control for a question, with what one can say instead of answering.
 * @param {Question} question
 * @param {string} asked the question in words
 * @param {Say} say
 */
export function control(question, asked, say) {
  const make = MAKERS[question.input] ?? field;
  return h(
    "div",
    { class: "question" },
    progress(question),
    make(question, asked, say),
    h(
      "p",
      { class: "aside" },
      h("button", { type: "button", class: "quiet", onclick: () => say(text.unknownSays) }, text.unknown),
      h("button", { type: "button", class: "quiet", onclick: () => say(text.whySays) }, text.why),
    ),
  );
}

/** More questions than that would only frighten, and most of them fall away. */
const MOST_TOLD = 10;

/** @param {Question} question */
function progress(question) {
  if (!question.most_left || question.most_left > MOST_TOLD) return null;
  const count = question.most_left;
  return h("p", { class: "left" }, count === 1 ? text.lastLeft : fill(text.mostLeft, { count }));
}

/** @type {Record<string, (question: Question, asked: string, say: Say) => HTMLElement>} */
const MAKERS = { choice: buttons, boolean: buttons, multichoice: boxes, municipality, number: field, amount: field, percent: field, text: field };

/** One of several, or yes and no: a button each. @param {Question} question @param {string} asked @param {Say} say */
function buttons(question, asked, say) {
  const id = newId();
  const choices = question.choices.map(({ title }) => h("button", { type: "button", onclick: () => say(title) }, title));
  return h("div", { role: "group", "aria-labelledby": id }, h("p", { id, class: "asked" }, asked), h("div", { class: "choices" }, ...choices));
}

/** Several of several. @param {Question} question @param {string} asked @param {Say} say */
function boxes(question, asked, say) {
  const error = complaint();
  const rows = question.choices.map(({ title }) => {
    const box = h("input", { type: "checkbox", value: title });
    return { box, row: h("label", { class: "box" }, box, h("span", {}, title)) };
  });
  return h(
    "form",
    {
      onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault();
        const chosen = rows.filter(({ box }) => box.checked).map(({ box }) => box.value);
        if (chosen.length) say(chosen.join(", "));
        else error.tell(text.chooseSome, rows[0].box);
      },
    },
    h("fieldset", {}, h("legend", {}, asked), ...rows.map(({ row }) => row)),
    error.element,
    h("button", { type: "submit", class: "main" }, text.answer),
  );
}

/**
 * The kinds of field: what stands beside it, how it is labelled, what is asked for when it can't be read.
 * @type {Record<string, {label: string, unit?: string, wanted: string, example?: string, numeric: boolean}>}
 */
const FIELDS = {
  number: { label: text.labelNumber, wanted: text.numberWanted, example: "12", numeric: true },
  amount: { label: text.labelAmount, unit: text.unitAmount, wanted: text.numberWanted, example: "150 000", numeric: true },
  percent: { label: text.labelPercent, unit: text.unitPercent, wanted: text.percentWanted, numeric: true },
  text: { label: text.labelText, wanted: text.textWanted, numeric: false },
};

/** A number, an amount with its thousands apart, a percentage, or words. @param {Question} question @param {string} asked @param {Say} say */
function field(question, asked, say) {
  const kind = FIELDS[question.input] ?? FIELDS.text;
  const id = newId();
  const error = complaint();
  const input = h("input", { id, type: "text", inputmode: kind.numeric ? "decimal" : "text", autocomplete: "off", "aria-describedby": error.id });
  if (question.input === "amount") input.addEventListener("input", () => apart(input));
  return h(
    "form",
    {
      onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault();
        const said = input.value.trim();
        if (isRight(question.input, said)) say(kind.unit ? `${said} ${kind.unit}` : said);
        else error.tell(fill(kind.wanted, { example: kind.example ?? "" }), input);
      },
    },
    h("label", { for: id }, asked, h("span", { class: "hidden" }, ` ${kind.label}`)),
    h("span", { class: "row" }, input, kind.unit ? h("span", { class: "unit" }, kind.unit) : null, h("button", { type: "submit", class: "main" }, text.answer)),
    error.element,
  );
}

/** @param {string} kind @param {string} said */
function isRight(kind, said) {
  if (kind === "text") return said !== "";
  const number = Number(said.replace(/[\s\u00a0]/g, "").replace(",", "."));
  if (said === "" || Number.isNaN(number) || number < 0) return false;
  return kind === "percent" ? number <= 100 : kind !== "number" || Number.isInteger(number);
}

/** Sets the thousands of an amount apart while it is written; the caret stays behind the same digit. @param {HTMLInputElement} input */
function apart(input) {
  if (!/^[\d\s\u00a0]*$/.test(input.value)) return; // *150 tkr* is read as well: leave it alone
  const digitsBefore = input.value.slice(0, input.selectionStart ?? 0).replace(/\D/g, "").length;
  input.value = input.value.replace(/\D/g, "").replace(/\B(?=(\d{3})+$)/g, "\u00a0");
  let at = 0;
  for (let seen = 0; seen < digitsBefore && at < input.value.length; at += 1) if (/\d/.test(input.value[at])) seen += 1;
  input.setSelectionRange(at, at);
}

/** A place for what is wrong with an answer, tied to the control it is about. */
export function complaint() {
  const id = newId();
  const element = h("p", { id, class: "wrong", role: "alert" });
  return {
    id,
    element,
    /** @param {string} message @param {HTMLElement} control */
    tell(message, control) {
      element.textContent = message;
      control.setAttribute("aria-invalid", "true");
      const described = (control.getAttribute("aria-describedby") ?? "").split(" ").filter((one) => one && one !== id);
      control.setAttribute("aria-describedby", [...described, id].join(" ")); // a hint stays
      control.focus();
    },
    /** @param {HTMLElement} control */
    clear(control) {
      element.textContent = "";
      control.removeAttribute("aria-invalid");
    },
  };
}
