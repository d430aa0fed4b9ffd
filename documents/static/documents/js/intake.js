/**
 * The intake: the first doubtful field, or else the first one, has the focus as soon as the page
 * stands, so that a letter is registered without the mouse; a same-letter warning can be put away.
 */

const form = document.querySelector("form[data-register]");

const first = () =>
  form.querySelector(".field__error")?.closest("[data-field]") ??
  form.querySelector(".field--check") ??
  form.querySelector("[data-field]");

if (form && (document.activeElement === document.body || document.activeElement?.id === "content")) {
  first()?.querySelector("input, select, textarea")?.focus({ preventScroll: true });
}

for (const button of document.querySelectorAll("[data-same-dismiss]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    button.closest("[data-same]").remove();
    first()?.querySelector("input, select, textarea")?.focus();
  });
}
