/** The queue: the waiting times go on, and the rows are fetched anew when something has changed. */
import { live } from "./console.js";
import { refresh, tick, together } from "./fragment.js";

const rows = /** @type {HTMLElement} */ (document.querySelector("#ko"));
const refreshed = together(() => refresh(rows), 1000);

live.addEventListener("heard", (event) => {
  const { type } = /** @type {CustomEvent} */ (event).detail;
  if (["queue", "presence", "mine", "welcome"].includes(type)) refreshed();
});
window.setInterval(() => tick(document), 10_000);
window.setInterval(refreshed, 60_000); // conversations of the assistant change without a word to the queue
