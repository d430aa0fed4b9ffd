/** Closes the menus of the frame: on Esc, on a press elsewhere, and when another one opens. */

const opened = () => document.querySelectorAll("details.menu[open]");

document.addEventListener("click", (event) => {
  for (const menu of opened()) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

// A menu that asks for something is opened to be written in.
document.addEventListener(
  "toggle",
  (event) => {
    if (event.target.matches?.("details.menu[open]")) event.target.querySelector("input:not([type=hidden])")?.focus();
  },
  true,
);

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of opened()) {
    menu.open = false;
    menu.querySelector("summary").focus();
    event.preventDefault();
  }
});
