import type { Failure } from "#contract";

/** Why the page has no answer: the app refused, or the question or its answer got lost on the way. */
export type AskFailure =
  | { kind: "refused"; failure: Failure }
  | { kind: "network" }
  | { kind: "timeout" }
  | { kind: "not-allowed" }
  | { kind: "too-many" }
  | { kind: "unreadable" }
  | { kind: "broken" };
