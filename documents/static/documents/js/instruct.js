/**
 * One box for people and units with three roles. Two letters without accents find somebody, arrow
 * keys choose, Enter takes; Backspace in an empty box takes the last one out. The selects of the
 * plain form stay the truth: this only presses their options.
 */

const MOST = 6;

const fold = (words) =>
  words.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/giu, "d").toLowerCase();

/** "bt" finds "Bổ trợ": the letters that the words begin with, in order; or a run of letters. */
const initials = (folded) => folded.split(/[^\p{L}\p{N}]+/u).map((word) => word[0] ?? "").join("");

const matches = (option, typed) => {
  const folded = fold(option.text);
  return folded.includes(typed) || initials(folded).includes(typed.replaceAll(" ", ""));
};

const element = (tag, className, words = "") => {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = words;
  return made;
};

class Role {
  constructor(form, row, all) {
    Object.assign(this, { form, row, all, active: 0, found: [] });
    this.select = row.querySelector("select");
    this.name = row.querySelector(".instruct__name").textContent;
    this.box = element("input", "instruct__box");
    this.list = element("ul", "instruct__found");
    this.tokens = element("span", "instruct__tokens");
    this.build();
  }

  build() {
    const { select, box, list, row } = this;
    const listId = `${select.id}_found`;
    select.hidden = true;
    list.id = listId;
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", this.name);
    box.id = `${select.id}_box`;
    box.type = "text";
    box.autocomplete = "off";
    box.placeholder = this.form.dataset.wordsFind;
    for (const [name, value] of Object.entries({
      role: "combobox",
      "aria-expanded": "false",
      "aria-controls": listId,
      "aria-autocomplete": "list",
    })) {
      box.setAttribute(name, value);
    }
    row.querySelector(".instruct__name").htmlFor = box.id;
    row.querySelector(".instruct__named").append(this.tokens, box);
    row.append(list);
    box.addEventListener("input", (event) => {
      event.stopPropagation();
      this.look();
    });
    box.addEventListener("focus", () => this.look());
    box.addEventListener("blur", () => setTimeout(() => this.close(), 150));
    box.addEventListener("keydown", (event) => this.press(event));
    row.addEventListener("click", (event) => {
      if (event.target === row || event.target.closest(".instruct__named") === event.target) box.focus();
    });
    select.addEventListener("input", () => this.draw());
    this.draw();
  }

  options() {
    return [...this.select.options].filter((option) => option.value);
  }

  look() {
    const typed = fold(this.box.value.trim());
    const taken = new Set(this.all.flatMap((role) => role.chosen().map((option) => option.value)));
    const free = this.options().filter((option) => !taken.has(option.value));
    this.found = (typed ? free.filter((option) => matches(option, typed)) : free).slice(0, MOST);
    this.active = 0;
    this.show(Boolean(typed));
  }

  show(hasTyped) {
    this.list.replaceChildren(
      ...this.found.map((option, place) => {
        const item = element("li", "instruct__one", option.text);
        item.id = `${this.list.id}_${place}`;
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", String(place === this.active));
        item.addEventListener("pointerdown", (event) => {
          event.preventDefault();
          this.take(option);
        });
        return item;
      }),
    );
    if (this.found.length === 0 && hasTyped) {
      const none = element("li", "instruct__none", this.form.dataset.wordsNone);
      none.setAttribute("role", "option");
      none.setAttribute("aria-disabled", "true");
      this.list.append(none);
    }
    const isOpen = this.list.childElementCount > 0;
    this.list.hidden = !isOpen;
    if (isOpen) this.list.scrollIntoView({ block: "nearest" });
    this.box.setAttribute("aria-expanded", String(isOpen));
    if (this.found.length) this.box.setAttribute("aria-activedescendant", `${this.list.id}_${this.active}`);
    else this.box.removeAttribute("aria-activedescendant");
  }

  close() {
    this.list.hidden = true;
    this.box.setAttribute("aria-expanded", "false");
    this.box.removeAttribute("aria-activedescendant");
  }

  press(event) {
    if (event.ctrlKey || event.metaKey) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by && this.found.length) {
      event.preventDefault();
      this.active = (this.active + by + this.found.length) % this.found.length;
      this.show(true);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (!this.list.hidden && this.found[this.active]) this.take(this.found[this.active]);
    } else if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    } else if (event.key === "Backspace" && !this.box.value) {
      const last = this.chosen().at(-1);
      if (last) this.out(last);
    }
  }

  chosen() {
    return this.options().filter((option) => option.selected);
  }

  take(option) {
    if (!this.select.multiple) this.options().forEach((one) => (one.selected = false));
    option.selected = true;
    this.box.value = "";
    this.tell();
    this.box.focus();
    this.close();
  }

  out(option) {
    option.selected = false;
    if (!this.select.multiple) this.select.value = "";
    this.tell();
    this.box.focus();
  }

  tell() {
    this.select.dispatchEvent(new Event("input", { bubbles: true }));
  }

  draw() {
    this.tokens.replaceChildren(...this.chosen().map((option) => this.token(option)));
    this.box.placeholder = this.chosen().length ? "" : this.form.dataset.wordsFind;
    this.form.dispatchEvent(new CustomEvent("named"));
  }

  token(option) {
    const [name] = option.text.split(" · ");
    const token = element("span", "token", name);
    token.title = option.text;
    const people = (option.dataset.people ?? "").split(" ").filter(Boolean).length;
    if (people > 1) token.append(" ", element("span", "token__count", people));
    const out = element("button", "token__out", "×");
    out.type = "button";
    out.setAttribute("aria-label", `${this.form.dataset.wordsOut}: ${option.text}`);
    out.addEventListener("click", () => this.out(option));
    token.append(out);
    return token;
  }
}

const count = (form, roles, place) => {
  const named = roles.flatMap((role) => role.chosen());
  const people = new Set(named.flatMap((option) => (option.dataset.people ?? "").split(" ").filter(Boolean)));
  const units = new Set(named.map((option) => option.dataset.unit).filter(Boolean));
  place.textContent = named.length
    ? form.dataset.wordsGoes.replace("{people}", people.size).replace("{units}", units.size)
    : form.dataset.wordsNobody;
  place.title = named.map((option) => option.text).join("\n");
};

for (const form of document.querySelectorAll("form[data-instruct]")) {
  const roles = [];
  const place = document.querySelector("[data-goes]");
  form.addEventListener("named", () => count(form, roles, place));
  for (const row of form.querySelectorAll("[data-role]")) roles.push(new Role(form, row, roles));
  count(form, roles, place);
}
