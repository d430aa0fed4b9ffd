/**
 * Recipients as tokens over a field of lines. Typing finds agencies and units without accents, too;
 * Enter or a press takes one, what is not known is taken as it is typed. The field itself stays the
 * truth: it is what is sent, kept and drawn.
 */

const MOST_FOUND = 8;

const fold = (text) =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/đ/gi, "d")
    .toLowerCase();

const linesOf = (field) =>
  field.value
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

const live = (place) => {
  const field = place.querySelector("textarea");
  const label = place.querySelector("label");
  const known = [...place.querySelectorAll("option")].map((option) => ({
    name: option.value,
    folded: fold(option.value),
  }));
  const box = document.createElement("div");
  const input = document.createElement("input");
  const found = document.createElement("ul");
  let chosen = -1;

  const write = (lines) => {
    field.value = [...new Set(lines)].join("\n");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const token = (name) => {
    const shown = document.createElement("span");
    const out = document.createElement("button");
    shown.className = "token";
    shown.textContent = name;
    out.type = "button";
    out.className = "token__out";
    out.textContent = "×";
    out.setAttribute("aria-label", `${place.dataset.wordsOut}: ${name}`);
    out.addEventListener("click", () => {
      write(linesOf(field).filter((line) => line !== name));
      input.focus();
    });
    shown.append(out);
    return shown;
  };

  const draw = () => {
    const fixed = document.createElement("span");
    fixed.className = "token token--fixed";
    fixed.textContent = place.dataset.wordsFixed;
    box.replaceChildren(...linesOf(field).map(token), input, fixed);
  };

  const close = () => {
    found.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const take = (name) => {
    const words = name.trim();
    input.value = "";
    close();
    if (words) write([...linesOf(field), words]);
    input.focus();
  };

  const seek = () => {
    const words = fold(input.value.trim()).split(/\s+/).filter(Boolean);
    const taken = new Set(linesOf(field));
    const fits = words.length
      ? known.filter((one) => !taken.has(one.name) && words.every((word) => one.folded.includes(word)))
      : [];
    chosen = -1;
    found.replaceChildren(
      ...fits.slice(0, MOST_FOUND).map((one, place) => {
        const item = document.createElement("li");
        item.id = `${field.id}-${place}`;
        item.setAttribute("role", "option");
        item.textContent = one.name;
        item.addEventListener("pointerdown", (event) => {
          event.preventDefault();
          take(one.name);
        });
        return item;
      }),
    );
    found.hidden = fits.length === 0;
    input.setAttribute("aria-expanded", String(fits.length > 0));
  };

  const choose = (by) => {
    const items = [...found.children];
    if (!items.length) return;
    chosen = (chosen + by + items.length) % items.length;
    items.forEach((item, place) => item.setAttribute("aria-selected", String(place === chosen)));
    items[chosen].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", items[chosen].id);
  };

  input.addEventListener("input", (event) => {
    event.stopPropagation(); // half a word is neither kept nor drawn
    seek();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && !event.ctrlKey) {
      event.preventDefault();
      take(found.children[chosen]?.textContent ?? input.value);
    } else if (event.key === "Escape" && !found.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === "Backspace" && !input.value) {
      write(linesOf(field).slice(0, -1));
    }
  });
  input.addEventListener("blur", () => {
    close();
    const words = input.value.trim();
    input.value = "";
    if (words) write([...linesOf(field), words]);
  });
  box.addEventListener("click", (event) => event.target === box && input.focus());
  field.addEventListener("input", draw);

  box.className = "recipients__box";
  input.className = "recipients__new";
  input.id = `${field.id}-new`;
  input.type = "text";
  input.autocomplete = "off";
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", `${field.id}-found`);
  input.setAttribute("placeholder", place.dataset.wordsAdd);
  label.htmlFor = input.id;
  found.className = "recipients__found";
  found.id = `${field.id}-found`;
  found.hidden = true;
  found.setAttribute("role", "listbox");
  found.setAttribute("aria-label", place.dataset.wordsFound);
  const around = document.createElement("div");
  around.className = "recipients";
  around.append(box, found);
  field.before(around);
  place.dataset.live = "true";
  draw();
};

document.querySelectorAll("[data-recipients]").forEach(live);
