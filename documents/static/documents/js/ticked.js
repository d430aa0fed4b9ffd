/** Says how many lines of a form are ticked; the form's own button stays what it is without this. */

for (const place of document.querySelectorAll("[data-ticked]")) {
  const form = document.getElementById(place.dataset.ticked);
  const count = place.querySelector("[data-ticked-count]");
  const button = place.querySelector("button");
  const plain = button?.textContent ?? "";

  const show = () => {
    const ticked = form.querySelectorAll("input[name=documents]:checked").length;
    count.textContent = ticked ? `${place.dataset.wordsTicked} ${ticked}` : "";
    place.toggleAttribute("data-none", !ticked);
    if (button) button.textContent = ticked && place.dataset.wordsSign ? `${place.dataset.wordsSign} ${ticked}` : plain;
  };
  // After the box in the head of the table has ticked those below it.
  form.addEventListener("change", () => queueMicrotask(show));
  document.addEventListener("change", () => queueMicrotask(show));
  window.addEventListener("pageshow", show);
  show();
}
