import type { Platform } from "#ports";
import { forward } from "./web-triggers/forward";
import { health } from "./web-triggers/health";
import { intake } from "./web-triggers/intake";
import type { TriggerAnswer } from "./web-triggers/trigger-answer";
import type { TriggerRequest } from "./web-triggers/trigger-request";

export type Trigger = (deps: Platform, request: TriggerRequest) => Promise<TriggerAnswer>;

/** What anybody on the internet can ask: public addresses, so each request is judged by what it brings. */
export const webTriggers: {
  readonly forward: Trigger;
  readonly intake: typeof intake;
  readonly health: Trigger;
} = {
  forward,
  intake,
  health,
};
