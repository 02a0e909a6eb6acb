import type { AppFrame, FrameModal } from "./app-frame";
import type { CallData } from "./call-data";
import { element } from "./element";
import type { OuterPage } from "./outer-page";
import { showDialog } from "./show-dialog";

/**
 * `new Modal({resource, size, context, onClose, …}).open()`: a resource of the app in a dialog of the outer page.
 * Answers false, which the bridge turns into "Unable to open modal.", when the manifest has no such resource.
 */
export function openModal(page: OuterPage, opener: AppFrame, data: CallData): boolean {
  const name = data.text("resource") ?? opener.module.resource;
  const address = page.start.resources[name];
  if (address === undefined) return false;

  const title = data.text("title") ?? "";
  const dialog = element(
    "dialog",
    {
      class: "modal",
      tabindex: "-1",

      "aria-label": title === "" ? opener.module.title : title,
    },
    title === "" ? undefined : element("h2", {}, title),
  );
  const closesOnEscape = data.flag("closeOnEscape") !== false;
  let answer: unknown;
  const beforeClose: Array<() => void> = [];
  const modal: FrameModal = {
    context: data.value("context"),
    close: (payload) => {
      answer = payload;
      dialog.close();
    },
    beforeClose: (callback) => beforeClose.push(callback),
    escape: () => {
      if (closesOnEscape) dialog.close();
    },
    fit: (height) => {
      frame.element.style.height = `${height}px`;
    },
  };
  const frame = page.openFrame({ module: opener.module, address, modal });
  setSize(dialog, data);

  dialog.addEventListener("cancel", (event) => {
    if (!closesOnEscape) event.preventDefault();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog && data.flag("closeOnOverlayClick") !== false) dialog.close();
  });
  dialog.addEventListener("close", () => {
    for (const callback of beforeClose) callback();
    setTimeout(
      () => {
        frame.dispose();
        dialog.remove();
      },
      beforeClose.length === 0 ? 0 : lastWordsMs,
    );
    opener.callBack(data.callback("onClose"), answer);
  });
  dialog.append(frame.element);
  showDialog(dialog);
  return true;
}

/** How long a closed modal stays, unseen, so that what it registered with `view.onClose` can run. */
const lastWordsMs = 250;

function setSize(dialog: HTMLDialogElement, data: CallData): void {
  const named: Readonly<Record<string, string>> = {
    small: "400px",
    medium: "600px",
    large: "800px",
    xlarge: "968px",
    max: "calc(100vw - 120px)",
    fullscreen: "100vw",
    resizable: "600px",
  };
  const size = data.text("size");
  dialog.style.width =
    (size === undefined ? data.part("size").text("width") : named[size]) ?? "600px";
  const height =
    data.part("size").text("height") ??
    (size === "max" || size === "fullscreen" ? "100vh" : undefined);
  if (height !== undefined) dialog.style.height = height;
}
