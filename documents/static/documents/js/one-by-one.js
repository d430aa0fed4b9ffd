/**
 * Does an act on several documents one by one, and shows at each line how far it is. Without this
 * the form is sent whole and the server does the same. The passphrase stays in its field until the
 * last line is done, and is emptied then.
 */

const send = async (form, uid) => {
  const data = new FormData(form);
  data.delete("documents");
  data.set("documents", uid);
  // A key of its own for each document: the form's one would make all of them the same request.
  data.set("request_key", crypto.randomUUID());
  const response = await fetch(form.action, {
    method: "POST",
    body: data,
    headers: { "X-Requested-With": "XMLHttpRequest" },
  });
  return response.json();
};

const say = (line, words, outcome) => {
  line.querySelector("[data-one-state]").textContent = words;
  line.classList.toggle("sheet__line--failed", outcome === "failed");
  line.classList.toggle("sheet__line--done", outcome === "done");
};

const refuse = (form, words) => {
  const field = form.querySelector(".field");
  let error = field.querySelector(".field__error");
  if (!error) {
    error = document.createElement("div");
    error.className = "field__error";
    error.setAttribute("role", "alert");
    field.append(error);
  }
  error.textContent = words;
  form.querySelector("[type=password]").select();
};

const finish = (form, done, failed) => {
  const { wordsSum, wordsFailed, wordsBack, back } = form.dataset;
  form.querySelector("[type=password]").value = "";
  form.querySelector("[data-before]").hidden = true;
  form.querySelector("[data-sum]").textContent = `${wordsSum} ${done}${failed ? `. ${wordsFailed} ${failed}` : ""}`;
  const link = document.createElement("a");
  link.className = "btn btn--main";
  link.href = back;
  link.textContent = wordsBack;
  form.append(link);
  link.focus();
};

const run = async (form) => {
  const lines = [...form.querySelectorAll("[data-one]")];
  const before = lines.map((line) => line.querySelector("[data-one-state]").textContent);
  lines.forEach((line) => say(line, form.dataset.wordsWaiting));
  let done = 0;
  let failed = 0;
  for (const line of lines) {
    say(line, form.dataset.wordsRunning);
    const answer = await send(form, line.dataset.one).catch(() => ({ lost: true }));
    if (answer.problem && done + failed === 0) {
      // The key was not opened: nothing was signed, and nothing is shown as if it had been.
      lines.forEach((one, place) => say(one, before[place]));
      refuse(form, answer.problem);
      return;
    }
    const reason = answer.lost ? form.dataset.wordsLost : (answer.problem ?? answer.outcomes[0]?.reason ?? "");
    if (reason) failed += 1;
    else done += 1;
    say(line, reason || form.dataset.wordsDone, reason ? "failed" : "done");
  }
  finish(form, done, failed);
};

for (const form of document.querySelectorAll("form[data-one-by-one]")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    if (button.disabled) return;
    button.disabled = true;
    await run(form);
    button.disabled = false;
  });
}
