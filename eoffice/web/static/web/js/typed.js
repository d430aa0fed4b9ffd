/**
 * Keeps what was typed, in this tab only, until the form has been accepted: a lost session, an error
 * or a reload loses nothing. A form opts in with data-keep="<a name unique to what it is about>".
 * Forgotten on success, and everything on signing out.
 */

const PREFIX = "typed:";
const person = document.body.dataset.person ?? "";
const keyOf = (form) => `${PREFIX}${person}:${location.pathname}:${form.dataset.keep}`;
const SENT = `${PREFIX}sent:`;

const isKept = (input) =>
  input.name && !input.matches("[type=hidden], [type=password], [type=file], [type=submit], [type=button]");

const read = (form) =>
  [...form.elements].filter(isKept).map((input) => ({
    name: input.name,
    value: input.multiple ? [...input.selectedOptions].map((option) => option.value) : input.value,
    checked: input.matches("[type=checkbox], [type=radio]") ? input.checked : undefined,
  }));

const write = (form, kept) => {
  for (const { name, value, checked } of kept) {
    const inputs = [...form.elements].filter((input) => input.name === name && isKept(input));
    const input = checked === undefined ? inputs[0] : inputs.find((one) => one.value === value);
    if (!input) continue;
    if (Array.isArray(value)) {
      for (const option of input.options) option.selected = value.includes(option.value);
    } else if (checked === undefined) input.value = value;
    else input.checked = checked;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }
};

const forgetAll = () => {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  }
};

/**
 * A form was accepted when the page that followed from sending it is one of the frame, without errors.
 * Signing in anew, a page of an error, Back after a lost connection: what was typed stays.
 */
const wasAccepted = () => {
  const [visit] = performance.getEntriesByType("navigation");
  if (!person || visit?.type !== "navigate" || !document.referrer) return false;
  return !document.querySelector(".field__error, .messages__one--error");
};

for (const mark of Object.keys(sessionStorage).filter((key) => key.startsWith(SENT))) {
  if (wasAccepted()) sessionStorage.removeItem(sessionStorage.getItem(mark));
  sessionStorage.removeItem(mark);
}

for (const form of document.querySelectorAll("form[data-keep]")) {
  const kept = sessionStorage.getItem(keyOf(form));
  // What the server sent back with errors is newer than what was kept.
  if (kept && !form.querySelector(".field__error")) write(form, JSON.parse(kept));
}

document.addEventListener("input", (event) => {
  const form = event.target.closest?.("form[data-keep]");
  if (form) sessionStorage.setItem(keyOf(form), JSON.stringify(read(form)));
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.matches("[data-forget-typed]")) forgetAll();
  if (form.matches("[data-keep]")) sessionStorage.setItem(SENT + person, keyOf(form));
});

// A phrase on a chip goes to the end of the text box that it belongs to.
document.addEventListener("click", (event) => {
  const chip = event.target.closest("[data-phrase]");
  const box = chip?.closest("form")?.querySelector("textarea");
  if (!box) return;
  box.value = [box.value.trimEnd(), chip.dataset.phrase].filter(Boolean).join(" ");
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.focus();
});
