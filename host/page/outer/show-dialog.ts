/**
 * Opens a dialog over the page, with the focus in it. The focus is taken from a frame by hand: Chromium would send
 * the keys on to it, although it is inert by then.
 */
export function showDialog(dialog: HTMLDialogElement): void {
  if (document.activeElement instanceof HTMLIFrameElement) document.activeElement.blur();
  document.body.append(dialog);
  dialog.showModal();
  (dialog.querySelector<HTMLElement>("[autofocus]") ?? dialog).focus();
}
