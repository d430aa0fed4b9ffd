/** Opens native dialogs: a button with data-dialog names the dialog that it opens. */

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog]");
  if (opener) {
    document.getElementById(opener.dataset.dialog)?.showModal();
    opener.closest("details")?.removeAttribute("open");
    return;
  }
  // A press on the dimmed ground around a dialog lands on the dialog itself.
  if (event.target instanceof HTMLDialogElement) event.target.close();
});
