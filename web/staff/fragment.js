/** Parts of a page that are fetched anew. The gateway escapes what it sends; nothing in it can run. */
import { fill } from "../widget/dom.js";
import text from "./strings.sv.js";

/**
 * Puts what stands at the element's address into it: keeps the focus, what is opened and what is being written.
 * @param {HTMLElement} element with `data-address`
 * @returns {Promise<boolean>} whether it could be fetched
 */
export async function refresh(element) {
  const response = await fetch(/** @type {string} */ (element.dataset.address), { headers: { Accept: "text/html" } }).catch(() => null);
  if (!response?.ok || response.redirected) return false;
  const parsed = new DOMParser().parseFromString(await response.text(), "text/html");
  const focused = placeOfFocus(element);
  const opened = [...element.querySelectorAll("details[open][id]")].map((one) => one.id);
  const written = fields(element).filter((one) => one.value !== before(one));
  element.replaceChildren(...parsed.body.childNodes);
  for (const id of opened) element.querySelector(`#${CSS.escape(id)}`)?.setAttribute("open", "");
  for (const { id, value } of written) for (const one of fields(element)) if (one.id === id) one.value = value;
  const again = focused();
  if (again instanceof HTMLElement) again.focus({ preventScroll: true });
  tick(element);
  return true;
}

/**
 * How to find what has the focus again, when everything around it is new: by its id, or by its place in what has one.
 * @param {HTMLElement} within
 * @returns {() => Element | null | undefined}
 */
function placeOfFocus(within) {
  const at = document.activeElement;
  const named = at && within.contains(at) ? at.closest("[id]") : null;
  if (!at || !named || named === within || !within.contains(named)) return () => null;
  const place = [...named.querySelectorAll(at.localName)].indexOf(at);
  const id = CSS.escape(named.id);
  return () => (place < 0 ? within.querySelector(`#${id}`) : within.querySelector(`#${id}`)?.querySelectorAll(at.localName)[place]);
}

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Field */

/** @param {HTMLElement} within @returns {Field[]} */
function fields(within) {
  return [...within.querySelectorAll("textarea[id], input[id], select[id]")].map((one) => /** @type {Field} */ (one));
}

/** What stood in the field at first. @param {Field} field */
function before(field) {
  return field instanceof HTMLSelectElement ? ([...field.options].find((one) => one.defaultSelected)?.value ?? "") : field.defaultValue;
}

/**
 * Calls `action` soon, once for many calls: the first at once, the others together after a pause.
 * @param {() => unknown} action
 * @param {number} pause milliseconds
 */
export function together(action, pause) {
  let waits = false;
  let again = false;
  return function run() {
    if (waits) {
      again = true;
      return;
    }
    waits = true;
    action();
    window.setTimeout(() => {
      waits = false;
      if (again) {
        again = false;
        run();
      }
    }, pause * (0.8 + 0.4 * Math.random()));
  };
}

/** Counts on how long ago things were. @param {ParentNode} within */
export function tick(within) {
  for (const one of within.querySelectorAll("time[data-since]")) {
    const words = ago(Date.now() - Date.parse(/** @type {HTMLElement} */ (one).dataset.since ?? ""));
    if (one.textContent !== words) one.textContent = words;
  }
}

/** @param {number} passed milliseconds */
function ago(passed) {
  const minutes = Math.max(0, Math.floor(passed / 60_000));
  if (minutes < 1) return text.now;
  if (minutes < 60) return fill(text.minutes, { count: minutes });
  if (minutes < 1440) return fill(text.hours, { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  const days = Math.floor(minutes / 1440);
  return days === 1 ? text.day : fill(text.days, { count: days });
}
