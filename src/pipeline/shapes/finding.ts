import type { NewAlert } from "#ports";
import type { NormalisedEvent } from "./normalised-event";

/** What a rule found on a page: the alert that it belongs to, and the events of this page that are part of it. */
export interface Finding {
  readonly alert: Omit<NewAlert, "opening" | "createdAt" | "historical">;
  /** Oldest first. */
  readonly events: ReadonlyArray<NormalisedEvent>;
}
