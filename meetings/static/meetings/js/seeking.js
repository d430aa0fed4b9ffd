/** Finds words on the pages: asks the office, lists the places, and goes to the one pressed. */

const WAIT_MS = 250;

const piece = (hit, words) => {
  const item = document.createElement("li");
  const button = document.createElement("button");
  const where = document.createElement("span");
  const mark = document.createElement("mark");
  button.type = "button";
  button.className = "seek__hit";
  where.className = "seek__where";
  where.textContent = `${words} ${hit.label}`;
  mark.textContent = hit.hit;
  button.append(where, hit.before, mark, hit.after);
  item.append(button);
  return { item, button };
};

export const live = ({ body, form, list, state, go, mark }) => {
  const box = form.querySelector("input");
  let asked = 0;
  let timer = 0;

  const seek = async () => {
    const wanted = box.value.trim();
    const turn = ++asked;
    mark(wanted);
    if (wanted.length < 2) {
      list.replaceChildren();
      state.textContent = "";
      return;
    }
    const answer = await fetch(`${body.dataset.find}?q=${encodeURIComponent(wanted)}`);
    if (!answer.ok || turn !== asked) return;
    const { hits } = await answer.json();
    if (turn !== asked) return;
    state.textContent = hits.length ? `${hits.length} ${body.dataset.wordsHits}` : body.dataset.wordsNone;
    list.replaceChildren(
      ...hits.map((hit) => {
        const { item, button } = piece(hit, body.dataset.wordsPage);
        button.addEventListener("click", () => go(hit.page));
        return item;
      }),
    );
  };

  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(seek, WAIT_MS);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    seek().then(() => list.querySelector("button")?.click());
  });
  return { words: () => box.value.trim(), focus: () => box.focus() };
};
