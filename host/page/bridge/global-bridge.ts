/**
 * Local stand-in for production's global-bridge.js: the first script in each HTML file of the app.
 * It gives `@forge/bridge` the one thing that it needs, `globalThis.__bridge.callBridge(command, data)`.
 */
import { createHistory } from "./create-history";
import { openChannel } from "./open-channel";
import { reportHeight } from "./report-height";
import { showTheme } from "./show-theme";

const outerOrigin = document.currentScript?.dataset["outerOrigin"];
if (outerOrigin === undefined) throw new Error("The local bridge does not know who frames it.");
const call = openChannel(outerOrigin);

type Local = (data: unknown) => Promise<unknown>;

const subscription =
  (command: string): Local =>
  async (data) => {
    const id = await call(command, data);
    return { unsubscribe: () => call("unsubscribe", { id }) };
  };

/** Commands that give the app objects with functions of their own; every other one is the outer page's alone. */
const local = new Map<string, Local>([
  ["on", subscription("on")],
  ["onPublic", subscription("onPublic")],
  ["subscribeRealtimeChannel", subscription("subscribeRealtimeChannel")],
  ["createHistory", () => createHistory(call)],
  ["enableTheming", async () => showTheme(await call("enableTheming", { onChange: showTheme }))],
]);

Object.defineProperty(globalThis, "__bridge", {
  value: {
    callBridge: (command: string, data: unknown): Promise<unknown> =>
      local.get(command)?.(data) ?? call(command, data),
  },
});
reportHeight((height) => void call("__resize", { height }));
// A key pressed inside a frame is not heard outside of it, and Escape closes modals.
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.defaultPrevented) void call("__escape");
});
