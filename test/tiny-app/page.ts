/** An app page that only hands the real bridge to the tests: `window.bridge`. */
import * as bridge from "@forge/bridge";

Object.assign(globalThis, { bridge });
document.body.append(
  Object.assign(document.createElement("p"), { id: "ready", textContent: "ready" }),
);
