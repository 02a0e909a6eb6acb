/** An app page that only hands the real bridge to the tests: `window.bridge`. */
import * as forge from "@forge/bridge";

declare global {
  var bridge: typeof forge;
  /** What the tests saw inside the frame. */
  var seen: Array<unknown>;
}

globalThis.bridge = forge;
globalThis.seen = [];
document.body.append(
  Object.assign(document.createElement("p"), { id: "ready", textContent: "ready" }),
);
