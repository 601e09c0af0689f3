// The summary works without this script; with it, ticking saves at once and printing is one click away.
const printing = document.querySelector("button.print");
if (printing instanceof HTMLButtonElement) {
  printing.hidden = false;
  printing.addEventListener("click", () => window.print());
}

for (const box of document.querySelectorAll(".papers input[type=checkbox]")) {
  box.addEventListener("change", () => save(/** @type {HTMLInputElement} */ (box)));
}

const deletion = document.querySelector("form.delete");
deletion?.addEventListener("submit", (event) => {
  if (!window.confirm("Ska bedömningen raderas? Det går inte att ångra.")) event.preventDefault();
});

/**
 * Saves a tick; takes it back where it could not be saved, so that the page never shows what is not kept.
 * @param {HTMLInputElement} box
 */
async function save(box) {
  const form = /** @type {HTMLFormElement} */ (box.form);
  try {
    const body = new URLSearchParams(/** @type {any} */ (new FormData(form)));
    const response = await fetch(form.action, { method: "POST", body, redirect: "manual" });
    if (!response.ok && response.type !== "opaqueredirect") throw new Error(String(response.status));
  } catch {
    box.checked = !box.checked;
    window.alert("Det gick inte att spara. Försök igen om en stund.");
  }
}
