/**
 * Suggests under a search box while somebody types. A form opts in with data-suggest="<address>".
 * Down and Up choose, Enter opens, Esc closes. Without a choice Enter searches, as without a script.
 */

const WAIT_MS = 140;
const SHORTEST = 2;

const attach = (form) => {
  const box = form.querySelector("input[type=search]");
  if (!box || !form.dataset.suggest) return;
  let timer = 0;
  let asking = null;
  let panel = null;
  let chosen = -1;

  const close = () => {
    clearTimeout(timer);
    asking?.abort();
    panel?.remove();
    panel = null;
    chosen = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  };

  const options = () => [...(panel?.querySelectorAll("[data-suggestion]") ?? [])];

  const show = (html) => {
    const part = new DOMParser().parseFromString(html, "text/html").querySelector("[data-suggestions]");
    if (!part || document.activeElement !== box) {
      close();
      return;
    }
    panel?.remove();
    panel = document.adoptNode(part);
    panel.id = `${box.id}-suggestions`;
    chosen = -1;
    form.append(panel);
    options().forEach((link, number) => {
      link.id = `${panel.id}-${number}`;
      link.tabIndex = -1;
    });
    box.setAttribute("aria-expanded", options().length > 0 ? "true" : "false");
    panel.hidden = options().length === 0;
  };

  const ask = async () => {
    asking?.abort();
    asking = new AbortController();
    const address = new URL(form.dataset.suggest, location.href);
    address.searchParams.set("q", box.value);
    try {
      const answer = await fetch(address, { signal: asking.signal, headers: { "X-Requested-With": "fetch" } });
      if (answer.ok && !answer.redirected) show(await answer.text());
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  };

  const choose = (by) => {
    const all = options();
    if (all.length === 0) return;
    all[chosen]?.classList.remove("is-chosen");
    chosen = (chosen + by + all.length + (chosen < 0 && by < 0 ? 1 : 0)) % all.length;
    all[chosen].classList.add("is-chosen");
    all[chosen].scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", all[chosen].id);
  };

  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", `${box.id}-suggestions`);
  box.setAttribute("aria-expanded", "false");
  box.setAttribute("role", "combobox");

  box.addEventListener("input", () => {
    clearTimeout(timer);
    if (box.value.trim().length < SHORTEST) close();
    else timer = setTimeout(ask, WAIT_MS);
  });

  box.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      options()[chosen]?.click();
    } else if (event.key === "Escape" && panel) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  });

  form.addEventListener("submit", close);
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) setTimeout(close, 150);
  });
};

document.querySelectorAll("form[data-suggest]").forEach(attach);
