import type { AlertWhy, EventKey } from "#contract";
import type { NewAlert } from "#ports";
import type { NormalisedEvent } from "./normalised-event";

/** What a rule or correlation found: the alert that it belongs to, and the events that are part of it. */
export interface Finding {
  readonly alert: Omit<NewAlert, "opening" | "createdAt" | "historical" | "why">;
  /** Those of this page, oldest first; at least one. */
  readonly events: ReadonlyArray<NormalisedEvent>;
  /** Those of pages before, which a correlation counts with them. */
  readonly earlier: ReadonlyArray<{ readonly key: EventKey; readonly occurredAt: number }>;
  /** A correlation only goes on holding from the bucket of time before: of that somebody has heard. */
  readonly goesOn: boolean;
  /** Worked out where it is needed: for alerts that are new. */
  readonly why: () => AlertWhy;
}
