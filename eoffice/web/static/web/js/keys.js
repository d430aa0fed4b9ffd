/**
 * Keys: "/" search, "g" and a letter for the words of the frame, "j" "k" lines, Enter open,
 * Esc back, "?" the keys of this page, and the keys that buttons show (data-key).
 */

const WAIT_FOR_LETTER_MS = 1500;
let wentAt = 0;

const isTyping = (target) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=button])"));

const LINES = "[data-line] :is(.line__title, a), main tbody tr :is(a[data-open], th a, td a)";
const pressables = () => [...document.querySelectorAll(LINES)];

/** One link a line: the first that it holds. */
const lines = () => {
  const seen = new Set();
  return pressables().filter((link) => {
    const line = link.closest("[data-line], tr");
    if (seen.has(line)) return false;
    seen.add(line);
    return link.offsetParent !== null;
  });
};

const step = (by) => {
  const page = document.querySelector(by > 0 ? "a[data-next][href]" : "a[data-previous][href]");
  const all = lines();
  if (all.length === 0) {
    page?.click();
    return;
  }
  const here = all.findIndex((link) => link === document.activeElement);
  const start = here >= 0 ? here : all.findIndex((link) => link.matches("[aria-current]"));
  const next = all[Math.min(Math.max(start + by, 0), all.length - 1)];
  next.focus();
  next.scrollIntoView({ block: "nearest" });
};

const nameOf = (event) =>
  [event.ctrlKey || event.metaKey ? "Ctrl+" : "", event.key.length === 1 ? event.key.toLowerCase() : event.key].join("");

const pressShown = (name) => {
  const button = [...document.querySelectorAll("[data-key]")].find(
    (one) => one.dataset.key.toLowerCase() === name.toLowerCase() && one.offsetParent !== null,
  );
  button?.click();
  return Boolean(button);
};

/** What a button says, without the key that stands on it. */
const saidBy = (button) => {
  const copy = button.cloneNode(true);
  copy.querySelectorAll("kbd, svg").forEach((one) => one.remove());
  return copy.textContent.trim().replace(/\s+/g, " ");
};

/** Show the keys: first those of the buttons in sight, each once, then those of every page. */
const showKeys = () => {
  const dialog = document.querySelector("dialog#keys");
  const row = dialog?.querySelector("[data-key-of-page]");
  if (!row) return;
  dialog.querySelectorAll("[data-key-shown]").forEach((one) => one.remove());
  const shown = new Set();
  for (const button of document.querySelectorAll("[data-key]")) {
    const key = button.dataset.key;
    if (button.offsetParent === null || shown.has(key)) continue;
    shown.add(key);
    const line = row.cloneNode(true);
    line.hidden = false;
    line.dataset.keyShown = "";
    line.querySelector("kbd").textContent = key.replace("Enter", "↵");
    line.querySelector("dd").textContent = saidBy(button);
    row.before(line);
  }
  dialog.showModal();
};

const acts = {
  "/": () => document.querySelector("[data-search]")?.focus(),
  "?": showKeys,
  j: () => step(1),
  k: () => step(-1),
  g: () => {
    wentAt = Date.now();
  },
  Escape: () => document.querySelector("a[data-back]")?.click(),
};

// Back to the list at the same place: with its filters, its page, and as far down as it was.
document.addEventListener("click", (event) => {
  const back = event.target.closest?.("a[data-back]");
  if (!back || event.ctrlKey || event.metaKey || event.shiftKey || !document.referrer) return;
  const from = new URL(document.referrer);
  if (from.origin === location.origin && from.pathname === new URL(back.href).pathname) {
    event.preventDefault();
    history.back();
  }
});

// The menu of help opens the same list.
document.addEventListener("click", (event) => {
  const opener = event.target.closest?.('[data-shows="keys"]');
  if (!opener) return;
  opener.closest("details").open = false;
  showKeys();
});

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.altKey || document.querySelector("dialog[open]")) return;
  const name = nameOf(event);
  if (isTyping(event.target)) {
    if (event.key === "Escape") event.target.blur();
    else if (name.startsWith("Ctrl+") && pressShown(name)) event.preventDefault();
    return;
  }
  if (Date.now() - wentAt < WAIT_FOR_LETTER_MS) {
    wentAt = 0;
    const word = document.querySelector(`[data-go="${CSS.escape(event.key)}"]`);
    if (word) {
      event.preventDefault();
      word.click();
      return;
    }
  }
  if (pressShown(name)) {
    event.preventDefault();
  } else if (!event.ctrlKey && !event.metaKey && acts[event.key]) {
    if (event.key !== "Escape") event.preventDefault();
    acts[event.key]();
  }
});
