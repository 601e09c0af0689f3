/** Choosing one of 290 municipalities: a field that searches while one writes (the combobox pattern of ARIA 1.2). */
import { complaint } from "./controls.js";
import { fill, h, newId } from "./dom.js";
import text from "./strings.sv.js";

const MOST_SHOWN = 8;

/**
 * @param {import("./controls.js").Question} question
 * @param {string} asked
 * @param {import("./controls.js").Say} say
 */
export function municipality(question, asked, say) {
  const names = question.choices.map(({ title }) => title);
  const ids = { input: newId(), list: newId(), hint: newId() };
  const error = complaint();
  const list = h("ul", { id: ids.list, role: "listbox", "aria-label": text.labelMunicipality, hidden: true });
  const count = h("p", { class: "hidden", role: "status" });
  const input = h("input", {
    id: ids.input,
    type: "text",
    role: "combobox",
    autocomplete: "off",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": ids.list,
    "aria-describedby": ids.hint,
  });
  /** @type {string[]} */
  let shown = [];
  let active = -1;

  function close() {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function search() {
    shown = input.value.trim() ? found(names, input.value) : [];
    active = -1;
    list.replaceChildren(...shown.map((name, place) => option(name, place)));
    list.hidden = shown.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    input.removeAttribute("aria-activedescendant");
    count.textContent = !input.value.trim() ? "" : shown.length === 0 ? text.municipalityNone : shown.length === 1 ? text.municipalityOne : fill(text.municipalityFound, { count: shown.length });
  }

  /** @param {string} name @param {number} place */
  function option(name, place) {
    return h("li", { id: `${ids.list}-${place}`, role: "option", "aria-selected": "false", onmousedown: (/** @type {Event} */ event) => event.preventDefault(), onclick: () => say(name) }, name);
  }

  /** @param {number} step */
  function move(step) {
    if (list.hidden) search();
    if (!shown.length) return;
    active = (active + step + shown.length) % shown.length;
    list.childNodes.forEach((/** @type {any} */ each, /** @type {number} */ place) => {
      each.setAttribute("aria-selected", String(place === active));
      if (place === active) each.scrollIntoView({ block: "nearest" });
    });
    input.setAttribute("aria-activedescendant", `${ids.list}-${active}`);
  }

  function choose() {
    const written = input.value.trim().toLocaleLowerCase("sv");
    const exact = names.find((name) => name.toLocaleLowerCase("sv") === written);
    const name = active >= 0 ? shown[active] : (exact ?? (shown.length === 1 ? shown[0] : undefined));
    if (name) say(name);
    else error.tell(input.value.trim() && !found(names, input.value).length ? text.municipalityNone : text.municipalityWanted, input);
  }

  input.addEventListener("input", search);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      close();
    }
  });
  return h(
    "form",
    {
      onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault();
        choose();
      },
    },
    h("label", { for: ids.input }, asked),
    h("p", { id: ids.hint, class: "hint" }, text.municipalityHint),
    h("span", { class: "row combo" }, input, h("button", { type: "submit", class: "main" }, text.answer), list),
    count,
    error.element,
  );
}

/** The names that begin with what is written, then those that hold it; å, ä and ö may be left out. @param {string[]} names @param {string} written */
function found(names, written) {
  const wanted = folded(written);
  const begins = names.filter((name) => folded(name).startsWith(wanted));
  const holds = names.filter((name) => !begins.includes(name) && folded(name).includes(wanted));
  return [...begins, ...holds].slice(0, MOST_SHOWN);
}

/** @param {string} name */
function folded(name) {
  return name.trim().toLocaleLowerCase("sv").normalize("NFD").replace(/\p{M}/gu, "");
}
