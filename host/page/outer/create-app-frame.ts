import { hello, type FromFrame, type ToFrame } from "../bridge/bridge-message";
import { callData } from "./call-data";
import { appearanceCommands } from "./commands/appearance";
import type { CommandTable } from "./commands/command";
import { messageCommands } from "./commands/messages";
import { navigationCommands } from "./commands/navigation";
import { permissionCommands } from "./commands/permissions";
import { plainCommands } from "./commands/plain";
import { serverCommands } from "./commands/server";
import { viewCommands } from "./commands/view";
import type { AppFrame, ShownFrame } from "./app-frame";
import { element } from "./element";
import type { OuterPage } from "./outer-page";

/** As on production's frames; the policy has a `sandbox` too, and what either forbids is forbidden. */
const sandbox =
  "allow-downloads allow-forms allow-modals allow-pointer-lock allow-same-origin allow-scripts";

/** Puts a resource of the app into an iframe and answers its bridge calls; the caller puts the iframe into the page. */
export function createAppFrame(page: OuterPage, shown: ShownFrame): AppFrame {
  const iframe = element("iframe", {
    class: "app",
    title: shown.module.title,
    sandbox,
    allow: "clipboard-write; fullscreen",
    src: shown.address,
  });
  const commands = commandsOf(page);
  let port: MessagePort | undefined;
  let moveCallback: number | undefined;
  const send = (message: ToFrame): void => port?.postMessage(message);

  const frame: AppFrame = {
    element: iframe,
    module: shown.module,
    modal: shown.modal,
    situation: () => ({
      moduleKey: shown.module.key,
      location: location.href,
      colorMode: page.theme.colorMode(),
      ...(shown.modal === undefined ? {} : { modal: shown.modal.context }),
    }),
    callBack: (callback, ...args) => {
      if (callback !== undefined) send({ kind: "callback", callback, args });
    },
    moved: (next) => frame.callBack(moveCallback, next),
    onMoved: (callback) => {
      moveCallback = callback;
    },
    dispose: () => {
      window.removeEventListener("message", connect);
      page.hub.forget(frame);
      port?.close();
      iframe.remove();
    },
  };

  const answer = async ({ id, command, data }: FromFrame): Promise<void> => {
    try {
      const run = commands.get(command);
      if (run === undefined)
        throw new Error(`The local host does not model the bridge command "${command}".`);
      send({ kind: "result", id, value: await run(frame, callData(data)) });
    } catch (error) {
      send({
        kind: "failure",
        id,
        message: error instanceof Error ? error.message : String(error),
      });
    }
  };
  /** A frame that loads anew says hello again; what its former document listened to ends. */
  const connect = (event: MessageEvent<unknown>): void => {
    const [offered] = event.ports;
    if (event.source !== iframe.contentWindow || event.origin !== new URL(shown.address).origin)
      return;
    if (event.data !== hello || offered === undefined) return;
    port?.close();
    page.hub.forget(frame);
    moveCallback = undefined;
    port = offered;
    port.addEventListener("message", ({ data }: MessageEvent<FromFrame>) => void answer(data));
    port.start();
  };
  window.addEventListener("message", connect);
  return frame;
}

const commandsOf = (page: OuterPage): CommandTable =>
  new Map([
    ...serverCommands(page),
    ...appearanceCommands(page),
    ...navigationCommands(page),
    ...messageCommands(page),
    ...viewCommands(page),
    ...permissionCommands(page),
    ...plainCommands(),
  ]);
