/** Printing the conversation, and saving it as a file. */
import { h } from "./dom.js";

const PRINT_CSS = `
  body { font: 11pt/1.45 system-ui, sans-serif; margin: 15mm; color: #000; }
  .hidden, .author { font-weight: 700; display: block; margin: 1em 0 0; }
  .card { border: 1px solid #888; padding: .4em 1em; margin: .6em 0; break-inside: avoid; }
  .sign { margin-right: .4em; } .by { display: block; font-weight: 400; font-size: .9em; }
  ul { margin: .3em 0; } .intro .hidden, button, .state { display: none; }
`;

/**
 * Prints the conversation alone, not the page around it.
 * @param {HTMLElement} log @param {string} title
 */
export function printed(log, title) {
  const frame = h("iframe", { title, "aria-hidden": "true", tabindex: "-1" });
  frame.style.cssText = "position:fixed;width:0;height:0;border:0"; // as an attribute the content policy would forbid it
  document.body.append(frame);
  const page = frame.contentDocument;
  const sheet = new frame.contentWindow.CSSStyleSheet();
  sheet.replaceSync(PRINT_CSS);
  page.adoptedStyleSheets = [sheet];
  page.title = title;
  page.documentElement.lang = "sv";
  const copy = page.importNode(log, true);
  for (const details of copy.querySelectorAll("details")) details.open = true;
  page.body.append(h("h1", {}, title), copy);
  frame.contentWindow.addEventListener("afterprint", () => frame.remove());
  frame.contentWindow.print();
}

/**
 * Hands the person a file.
 * @param {string} name @param {string} content @param {string} kind
 */
export function saved(name, content, kind) {
  const address = URL.createObjectURL(new Blob([content], { type: `${kind};charset=utf-8` }));
  const link = h("a", { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
