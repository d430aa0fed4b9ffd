/**
 * Sends dropped or chosen files one by one, a line with a bar for each, and again those that did
 * not get through. All words come from the form's data attributes. The answer's Location, or its
 * own address, is gone to when the last file is done, as the plain form would; where some were
 * refused, a link leads there, so that their sentences can be read.
 */

const REFUSED = 422; // the same bytes would be refused again

const line = (form, file) => {
  const item = document.createElement("li");
  const name = document.createElement("span");
  const state = document.createElement("span");
  const bar = document.createElement("progress");
  item.className = "drop__file";
  name.textContent = file.name;
  state.className = "drop__state";
  state.textContent = form.dataset.wordsWaiting;
  bar.max = file.size || 1;
  bar.value = 0;
  bar.setAttribute("aria-label", file.name);
  item.append(name, state, bar);
  form.querySelector(".drop__files").append(item);
  return { item, state, bar };
};

const dataFor = (form, file) => {
  const data = new FormData(form);
  const name = form.querySelector(".drop__input").name;
  data.delete(name);
  data.set(name, file);
  // A key of its own for each file: the form's one would make all of them the same request.
  data.set("request_key", crypto.randomUUID());
  return data;
};

const send = (form, file, shown, data) =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const startedAt = performance.now();
    request.upload.addEventListener("progress", (event) => {
      if (!event.lengthComputable) return;
      shown.bar.max = event.total;
      shown.bar.value = event.loaded;
      const perByte = (performance.now() - startedAt) / event.loaded;
      const left = Math.ceil(((event.total - event.loaded) * perByte) / 1000);
      const percent = Math.floor((100 * event.loaded) / event.total);
      shown.state.textContent =
        percent === 100 ? form.dataset.wordsSent : `${percent} % · ${left} ${form.dataset.wordsLeft}`;
    });
    request.addEventListener("load", () => resolve(settle(form, file, shown, data, request)));
    request.addEventListener("error", () => resolve(settle(form, file, shown, data, request)));
    request.open("POST", form.action);
    request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
    request.send(data);
  });

const settle = (form, file, shown, data, request) => {
  const isDone = request.status >= 200 && request.status < 400;
  shown.item.classList.toggle("drop__file--failed", !isDone);
  shown.state.textContent = isDone ? form.dataset.wordsDone : reason(request) || form.dataset.wordsFailed;
  if (isDone) {
    shown.bar.value = shown.bar.max;
    return request.responseURL;
  }
  if (request.status === REFUSED) return "";
  const again = document.createElement("button");
  again.type = "button";
  again.className = "btn btn--small";
  again.textContent = form.dataset.wordsAgain;
  again.addEventListener("click", async () => {
    again.remove();
    // The same key: if the first sending arrived after all, its result is given again.
    goOn(form, await send(form, file, shown, data));
  });
  shown.state.append(" ", again);
  return "";
};

/** The sentence of a refusal: the answer as plain text, or the error that stands in the page. */
const reason = (request) => {
  const type = request.getResponseHeader("Content-Type") ?? "";
  if (type.startsWith("text/plain")) return request.responseText;
  const page = new DOMParser().parseFromString(request.responseText, "text/html");
  return page.querySelector(".field__error, main p")?.textContent.trim() ?? "";
};

const sendAll = async (form, files) => {
  const waiting = [...files].map((file) => ({ file, shown: line(form, file), data: dataFor(form, file) }));
  let address = "";
  for (const { file, shown, data } of waiting) {
    address = (await send(form, file, shown, data)) || address;
  }
  goOn(form, address);
};

/** Go to what was brought, or offer the way there while something that failed stands here. */
const goOn = (form, address) => {
  if (!address) return;
  if (!form.querySelector(".drop__file--failed")) {
    location.assign(address);
    return;
  }
  form.querySelector(".drop__on")?.remove();
  const on = document.createElement("a");
  on.className = "btn btn--main drop__on";
  on.href = address;
  on.textContent = form.dataset.wordsOn;
  form.append(on);
};

for (const form of document.querySelectorAll("form[data-drop]")) {
  const input = form.querySelector(".drop__input");
  form.classList.add("drop--live");
  input.addEventListener("change", () => sendAll(form, input.files));
  form.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("drop--over");
  });
  form.addEventListener("dragleave", () => form.classList.remove("drop--over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("drop--over");
    const files = input.multiple ? event.dataTransfer.files : [...event.dataTransfer.files].slice(0, 1);
    sendAll(form, files);
  });
}
