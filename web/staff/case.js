/** A case's page: the chat is live, and what is known of the applicant is shown anew when it has changed. */
import { h } from "../widget/dom.js";
import { Chat } from "./chat.js";
import { Composer } from "./composer.js";
import { live } from "./console.js";
import { refresh, tick, together } from "./fragment.js";
import { offerAnswers, offerTemplates } from "./proposals.js";
import text from "./strings.sv.js";

/** @template {HTMLElement} T @param {string} selector @returns {T} */
const one = (selector) => /** @type {T} */ (document.querySelector(selector));
const page = one("#case");
const side = one("#sida");
const conversation = page.dataset.conversation ?? "";
const chat = new Chat(one("#logg"));
const composer = new Composer(/** @type {HTMLFormElement} */ (one("#svar")), live);
let typingEnds = 0;

offerTemplates(composer, () => {
  const { support = "", amount = "" } = one("#bedomning").dataset;
  return { handläggare: page.dataset.me ?? "", datum: page.dataset.today ?? "", stöd: support, belopp: amount };
});
offerAnswers(composer, (words) => live.say(words));

live.addEventListener("heard", (event) => {
  const frame = /** @type {CustomEvent} */ (event).detail;
  switch (frame.type) {
    case "message":
      chat.add(frame);
      if (frame.from === "person") typing(false);
      break;
    case "unsent":
      chat.write(frame.id, frame.text);
      break;
    case "refused":
      if (frame.id) chat.takeBack(frame.id);
      composer.takeBack(frame.said ?? "", frame.text);
      break;
    case "typing":
      if (frame.who === "person") typing(frame.on);
      break;
    case "owner":
      if (!isShown(frame)) changed();
      break;
    case "changed":
      if (frame.conversation === conversation) changed();
      break;
    case "erased":
      location.assign("/staff");
      break;
    case "lost":
      one("#anslutning").textContent = text.offline;
      break;
    case "welcome":
      if (one("#anslutning").textContent) changed(); // it may have changed while the connection was away
      one("#anslutning").textContent = "";
      break;
  }
});

/** @param {boolean} on */
function typing(on) {
  clearTimeout(typingEnds);
  one("#skriver").textContent = on ? text.typing : "";
  if (on) typingEnds = window.setTimeout(() => typing(false), 8000);
}

/** Whether the page shows already who has the conversation. @param {{state: string, name: string | null}} owner */
function isShown({ state, name }) {
  const shown = one("#arende").dataset;
  return shown.state === state && shown.owner === (name ?? "");
}

const changed = together(async () => {
  if (!isBeingEdited()) return show();
  if (side.querySelector(".stale")) return;
  const button = h("button", { type: "button", class: "small" }, text.showChanged);
  button.addEventListener("click", show);
  side.prepend(h("div", { class: "told stale", role: "status" }, h("p", {}, text.changed, " ", button)));
}, 500);

/** Whether boxes are ticked in a form there that is not sent yet, or a fault is told; what is written `refresh` keeps. */
function isBeingEdited() {
  const boxes = /** @type {HTMLInputElement[]} */ ([...side.querySelectorAll("input:is([type=checkbox], [type=radio])")]);
  return side.querySelector(".problem") !== null || boxes.some((box) => box.checked !== box.defaultChecked);
}

async function show() {
  if (await refresh(side)) ownership();
}

/** Only who has the conversation may write. */
function ownership() {
  const mine = side.querySelector("#arende")?.getAttribute("data-mine") === "yes";
  one("#svar").hidden = one("#verktyg").hidden = !mine;
  one("#bara-lasa").hidden = mine;
}

side.addEventListener("submit", async (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (!form.dataset.live) return;
  event.preventDefault();
  const body = new URLSearchParams(/** @type {any} */ (new FormData(form, event.submitter)));
  const response = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } }).catch(() => null);
  form.querySelector(".problem")?.remove();
  if (!response?.ok) return complain(form, await reason(response));
  form.closest("details")?.removeAttribute("open");
  form.reset();
  await show();
  tellDone(form.dataset.live);
});

/** Says for those who can't see it that it is kept, and goes on from where they were. @param {string | undefined} what */
function tellDone(what) {
  const next = side.querySelector(`#ratta-${CSS.escape(what ?? "")} summary, #${CSS.escape(what ?? "")}, #ny-uppgift summary`);
  if (next instanceof HTMLElement) next.focus({ preventScroll: true });
  one("#gjort").textContent = "";
  one("#gjort").textContent = text.saved;
}

/** @param {Response | null} response */
async function reason(response) {
  const told = await response?.json().catch(() => null);
  return told?.errors?.[0]?.message ?? text.failed;
}

/** @param {HTMLFormElement} form @param {string} why */
function complain(form, why) {
  form.prepend(h("p", { class: "problem", role: "alert" }, why));
  const field = form.querySelector(":is(input, select, textarea):not([type=hidden])");
  if (field instanceof HTMLElement) field.focus();
}

live.watch(conversation, Number(page.dataset.seq));
window.setInterval(() => tick(document), 10_000);
