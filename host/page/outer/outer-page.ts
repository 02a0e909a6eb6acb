import type { AppFrame, ShownFrame } from "./app-frame";
import type { AskHost, StartAnswer } from "./ask-host";
import type { Flags } from "./flags";
import type { Hub } from "./hub";
import type { Router } from "./router";
import type { Theme } from "./theme";

/** The parts of the outer page that bridge commands use. */
export interface OuterPage {
  readonly start: StartAnswer;
  readonly ask: AskHost;
  readonly theme: Theme;
  readonly flags: Flags;
  readonly hub: Hub;
  readonly router: Router;
  /** Makes another window of the app, for a modal dialog. */
  readonly openFrame: (shown: ShownFrame) => AppFrame;
}
