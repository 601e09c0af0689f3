/** On every page of an officer: the live connection, the number in the queue, and the sound of something new. */
import { h } from "../widget/dom.js";
import { Live } from "./live.js";
import { soundSwitch, sound } from "./sound.js";
import text from "./strings.sv.js";

const title = document.title;
const count = document.querySelector("#antal-i-kon");
const toasts = h("div", { class: "toasts", role: "status" });
let newest = Number(count?.getAttribute("data-newest") ?? NaN);

export const live = new Live(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/staff/live`);

live.addEventListener("heard", (event) => {
  const frame = /** @type {CustomEvent} */ (event).detail;
  if (frame.type === "queue") queueChanged(frame);
  else if (frame.type === "mine") handedToMe(frame.conversation);
  else if (frame.type === "signed_out") toLogin();
  else if (frame.type === "lost" && live.failures) void toLoginIfSignedOut();
});

function toLogin() {
  location.assign(`/staff/login?next=${encodeURIComponent(location.pathname)}`);
}

/** A socket that is refused is not told why; whether the session has ended, an ordinary request is told. */
async function toLoginIfSignedOut() {
  const response = await fetch("/staff/svarsmallar.json").catch(() => null);
  if (response?.status === 401) toLogin();
}

/** @param {{waiting: number, newest: number}} frame */
function queueChanged({ waiting, newest: latest }) {
  if (count) count.textContent = waiting ? String(waiting) : "";
  document.title = waiting ? `(${waiting}) ${title}` : title;
  if (latest > newest) {
    sound();
    toast(text.newOne);
  }
  if (Number.isNaN(newest) || latest > newest) newest = latest; // what waited when the page opened is not new
}

/** @param {string} conversation */
function handedToMe(conversation) {
  const address = `/staff/arenden/${conversation}`;
  if (location.pathname === address) return;
  sound();
  toast(text.mine, h("a", { href: address }, text.open));
}

/** Shows and announces something for a while. @param {...(Node | string)} words */
function toast(...words) {
  const shown = h("p", { class: "told" }, ...words);
  toasts.append(shown);
  window.setTimeout(() => shown.remove(), 12_000);
}

document.body.append(toasts);
document.querySelector(".me")?.prepend(soundSwitch());
live.begin();
