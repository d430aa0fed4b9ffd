/**
 * The reader: turns pages by edges, keys and swipes, remembers the page by its label (the number that
 * is the same for everyone), the theme and the size, and tells the office which paper is open.
 */

import { Sheet, openFile } from "./pages.js";
import { live as seeking } from "./seeking.js";

const body = document.body;
const one = (selector) => document.querySelector(selector);
const all = (selector) => [...document.querySelectorAll(selector)];
const labels = JSON.parse(document.getElementById("labels").textContent);
const papers = all("[data-page]");
const stage = one("#stage");
const PLACE = `reader:${body.dataset.reader}`;
const THEME = "reader:theme";
const SIZE = "reader:size";
const SIZES = [0.6, 0.8, 1, 1.2, 1.5, 2];
const READS_AFTER_MS = 1500;
const SWIPE = 60;
const widest = matchMedia("(max-width: 1023px)");

const remembered = (key) => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};

const remember = (key, value) => {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Private windows keep nothing; the reader works without.
  }
};

let page = 0;
let size = Number(remembered(SIZE)) || 1;
let sheet = null;
let finder = null;
let noting = 0;

const paperAt = (number) =>
  papers.find((link) => {
    const first = Number(link.dataset.page);
    return number >= first && number < first + Number(link.dataset.pages);
  });

const width = () => {
  const zone = widest.matches ? (innerWidth < 700 ? 8 : 44) : 88;
  const room = stage.clientWidth - 2 * zone;
  return Math.max(240, Math.min(room, 820)) * size;
};

/** A paper counts as opened when one of its pages stays in sight. */
const noteOpened = (link) => {
  clearTimeout(noting);
  if (!link || link.dataset.noted) return;
  noting = setTimeout(async () => {
    const answer = await fetch(link.dataset.opened, {
      method: "POST",
      headers: { "X-CSRFToken": body.dataset.token },
    });
    if (!answer.ok) return;
    link.dataset.noted = "true";
    if (link.classList.contains("contents__paper--read")) return;
    link.classList.add("contents__paper--read");
    const count = one("[data-opened-count]");
    if (count) count.textContent = Number(count.textContent) + 1;
  }, READS_AFTER_MS);
};

const say = (number) => {
  const label = labels[number - 1] ?? String(number);
  one("#place").value = label;
  one("[data-said]").textContent = `${body.dataset.wordsPage} ${label}`;
  one("[data-way]").max = labels.length;
  one("[data-way]").value = number;
  one('[data-turn="-1"]').disabled = number <= 1;
  one('[data-turn="1"]').disabled = number >= labels.length;
  const current = paperAt(number);
  for (const link of papers) {
    if (link === current) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  noteOpened(current);
};

const draw = () => sheet.show(page, width(), finder.words()).catch(fail);

const go = (number) => {
  const wanted = Math.min(Math.max(number, 1), labels.length);
  if (!sheet || wanted === page) return;
  page = wanted;
  remember(PLACE, labels[page - 1]);
  history.replaceState(null, "", `#page=${page}`);
  say(page);
  stage.scrollTo({ top: 0 });
  draw();
};

const fail = (error) => {
  console.error(error);
  const state = one("[data-state]");
  state.textContent = body.dataset.wordsBroken;
  state.hidden = false;
};

const theme = (name) => {
  document.documentElement.dataset.readerTheme = name;
  for (const button of all("[data-theme]")) {
    button.setAttribute("aria-pressed", String(button.dataset.theme === name));
  }
  remember(THEME, name);
};

const zoom = (by) => {
  const here = SIZES.reduce((best, step, index) =>
    Math.abs(step - size) < Math.abs(SIZES[best] - size) ? index : best, 0);
  size = SIZES[Math.min(Math.max(here + by, 0), SIZES.length - 1)];
  remember(SIZE, size);
  draw();
};

const showContents = (on) => {
  body.dataset.contents = on ? "on" : "off";
  one("button[data-contents]").setAttribute("aria-expanded", String(on));
  if (sheet && !widest.matches) draw();
};

const showSeek = (on) => {
  one("#seek").hidden = !on;
  one("[data-seek]").setAttribute("aria-expanded", String(on));
  if (on) {
    showContents(true);
    finder.focus();
  }
};

const keys = {
  ArrowRight: () => go(page + 1),
  ArrowLeft: () => go(page - 1),
  PageDown: () => go(page + 1),
  PageUp: () => go(page - 1),
  j: () => go(page + 1),
  k: () => go(page - 1),
  Home: () => go(1),
  End: () => go(labels.length),
  "+": () => zoom(1),
  "-": () => zoom(-1),
  "/": () => showSeek(true),
  "?": () => one("#keys").showModal(),
  Escape: () => (one("#seek").hidden ? one("[data-close]").click() : showSeek(false)),
};

const listen = () => {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || one("dialog[open]")) return;
    if (event.target.matches("input")) {
      if (event.key === "Escape") showSeek(false);
      return;
    }
    if (!keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
  for (const button of all("[data-turn]")) {
    button.addEventListener("click", () => go(page + Number(button.dataset.turn)));
  }
  for (const button of all("[data-zoom]")) {
    button.addEventListener("click", () => zoom(Number(button.dataset.zoom)));
  }
  for (const button of all("[data-theme]")) {
    button.addEventListener("click", () => theme(button.dataset.theme));
  }
  for (const link of papers) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      go(Number(link.dataset.page));
      if (widest.matches) showContents(false);
    });
  }
  one("button[data-contents]").addEventListener("click", () =>
    showContents(body.dataset.contents === "off"),
  );
  one("[data-keys]").addEventListener("click", () => one("#keys").showModal());
  one("[data-seek]").addEventListener("click", () => showSeek(one("#seek").hidden));
  one("[data-goto]").addEventListener("submit", (event) => {
    event.preventDefault();
    const wanted = labels.indexOf(one("#place").value.trim());
    if (wanted >= 0) go(wanted + 1);
    else say(page);
    stage.focus();
  });
  let startedAt = null;
  stage.addEventListener("touchstart", (event) => {
    startedAt = event.touches.length === 1 ? event.touches[0].clientX : null;
  }, { passive: true });
  stage.addEventListener("touchend", (event) => {
    if (startedAt === null || !getSelection().isCollapsed) return;
    const moved = event.changedTouches[0].clientX - startedAt;
    const isScrolled = stage.scrollWidth > stage.clientWidth + 1;
    if (Math.abs(moved) > SWIPE && !isScrolled) go(page + (moved < 0 ? 1 : -1));
  });
  let resizing = 0;
  addEventListener("resize", () => {
    clearTimeout(resizing);
    resizing = setTimeout(draw, 150);
  });
};

/** Where to begin: the page in the address, else the label that was last open. */
const firstPage = () => {
  const asked = Number(location.hash.replace("#page=", ""));
  if (asked >= 1 && asked <= labels.length) return asked;
  return Math.max(labels.indexOf(remembered(PLACE) ?? ""), 0) + 1;
};

const start = async () => {
  theme(remembered(THEME) ?? "paper");
  finder = seeking({
    body,
    form: one("[data-seek-form]"),
    list: one("[data-hits]"),
    state: one("[data-seek-state]"),
    go,
    mark: (words) => sheet?.mark(words),
  });
  showContents(!widest.matches);
  listen();
  const opened = await openFile(body.dataset);
  sheet = new Sheet(opened, {
    sheet: one("[data-sheet]"),
    canvas: one("[data-canvas]"),
    text: one("[data-text]"),
  });
  go(firstPage());
};

start().catch(fail);
