/**
 * Keeps a form from being sent twice by a double press. The server would answer a second sending with
 * the first result (the request key); this spares the wait and shows that something happens.
 */

const RELEASE_MS = 15000;

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || form.matches("[data-drop]")) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "true";
  event.submitter?.setAttribute("data-sent", "");
  setTimeout(() => release(form), RELEASE_MS);
});

const release = (form) => {
  delete form.dataset.sent;
  form.querySelectorAll("[data-sent]").forEach((button) => button.removeAttribute("data-sent"));
};

// Back from the next page by the browser's own button: the form is alive again.
window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(release));
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest?.("form");
  if (form) release(form);
});

// The box in the head of a table ticks those below it.
document.addEventListener("change", (event) => {
  const name = event.target.dataset?.tickAll;
  if (!name) return;
  for (const box of event.target.closest("table").querySelectorAll(`input[name="${CSS.escape(name)}"]`)) {
    box.checked = event.target.checked;
  }
});
