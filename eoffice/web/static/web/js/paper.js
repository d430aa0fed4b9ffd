/**
 * The pages of a paper: zoom, which page is in sight, and boxes that light up with the field of the
 * same name (data-field on the field, data-box on the box), both ways.
 */

const STEPS = [0.6, 0.8, 1, 1.25, 1.5, 2, 3];
const ZOOM = "paper-zoom";

const live = (paper) => {
  const pages = paper.querySelector(".paper__pages");
  const place = paper.querySelector("[data-paper-place]");
  let step = Math.max(STEPS.indexOf(Number(sessionStorage.getItem(ZOOM) ?? 1)), 0);

  const zoom = (by) => {
    step = Math.min(Math.max(step + by, 0), STEPS.length - 1);
    pages.style.setProperty("--zoom", STEPS[step]);
    sessionStorage.setItem(ZOOM, STEPS[step]);
  };
  for (const button of paper.querySelectorAll("[data-paper-zoom]")) {
    button.hidden = false;
    button.addEventListener("click", () => zoom(Number(button.dataset.paperZoom)));
  }
  zoom(0);

  const watcher = new IntersectionObserver(
    (entries) => {
      const seen = entries.find((entry) => entry.isIntersecting);
      if (seen && place) place.textContent = seen.target.id.replace("page-", "");
    },
    { threshold: 0.5 },
  );
  paper.querySelectorAll(".paper__page").forEach((page) => watcher.observe(page));
};

const light = (name, { scrolls }) => {
  for (const box of document.querySelectorAll("[data-box]")) {
    const isLit = box.dataset.box === name;
    box.toggleAttribute("data-lit", isLit);
    if (isLit && scrolls) box.scrollIntoView({ block: "nearest", behavior: "smooth" });
  }
};

document.querySelectorAll("[data-paper]").forEach((paper) => {
  paper.dataset.live = "true";
  live(paper);
});

document.addEventListener("focusin", (event) => {
  const field = event.target.closest("[data-field]");
  if (field) light(field.dataset.field, { scrolls: true });
});

document.addEventListener("click", (event) => {
  const box = event.target.closest("[data-box]");
  if (!box) return;
  light(box.dataset.box, { scrolls: false });
  document.querySelector(`[data-field="${CSS.escape(box.dataset.box)}"] :is(input, select, textarea)`)?.focus();
});

// A part that htmx brought may hold a paper of its own.
document.addEventListener("htmx:load", (event) => {
  event.target.querySelectorAll?.("[data-paper]:not([data-live])").forEach((paper) => {
    paper.dataset.live = "true";
    live(paper);
  });
});
