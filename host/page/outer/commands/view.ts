import { callbackId } from "../call-data";
import type { OuterPage } from "../outer-page";
import { openModal } from "../open-modal";
import type { Command, CommandTable } from "./command";

/** Commands of `view` and `Modal`. `false` is the bridge's word for "this view cannot do that". */
export const viewCommands = (page: OuterPage): CommandTable =>
  new Map<string, Command>([
    ["openModal", (frame, data) => openModal(page, frame, data)],
    [
      "close",
      (frame, data) => {
        if (frame.modal === undefined) return false;
        frame.modal.close(data.raw);
        return true;
      },
    ],
    [
      "onClose",
      (frame, data) => {
        const callback = callbackId(data.raw);
        if (frame.modal === undefined || callback === undefined) return false;
        frame.modal.beforeClose(() => frame.callBack(callback));
        return true;
      },
    ],
    // Pages have nothing to submit, to open or to refresh; panels and fields of Jira have.
    ["submit", () => false],
    ["open", () => false],
    ["refresh", () => false],
    ["__escape", (frame) => frame.modal?.escape()],
    ["emitReadyEvent", () => true],
    ["getFrameId", (frame) => frame.module.key],
  ]);
