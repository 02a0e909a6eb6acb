import type { KeyState } from "./organization-keys";

export type RetryHeaderStyle =
  | "retry-after-seconds"
  | "retry-after-date"
  | "x-retry-after"
  | "reset-iso-minutes"
  | "reset-iso"
  | "reset-epoch"
  | "none"
  | "garbage";

export type ApiFault =
  | "500"
  | "502"
  | "503"
  | "504"
  | "429"
  | "html"
  | "truncated"
  | "slow"
  | "reset";

/** Everything about the API that the documents leave open or that goes wrong at times. Change it while it runs. */
export interface OrganizationKnobs {
  /** What a page without a successor says about the next one. */
  lastPage: "cursor" | "null" | "same";
  /** Cursors older than this are refused with ADMIN-400-1; null: they never expire. */
  cursorTtlMs: number | null;
  /** Cursors given out before this moment are refused: set it to now to expire all of them at once. */
  cursorsValidFrom: number;
  /** Which of an event's two times `from` and `to` compare with. */
  rangeOn: "processedAt" | "time";
  unknownParameters: "ignore" | "reject";
  /** Refuse `from` and `to` that look like seconds. */
  rejectSeconds: boolean;
  maxPageSize: number;
  /** Serve the last so many records of a page again at the head of the next. */
  overlap: number;
  /** Records show only so long after they were processed. */
  visibilityDelayMs: number;
  retentionDays: number;
  /** Of one path, from anybody. */
  streamPerMinute: number;
  eventsPerMinute: number;
  otherPerMinute: number;
  /** Requests a minute that somebody else takes from the same budget. */
  neighboursPerMinute: number;
  retryHeader: RetryHeaderStyle;
  eventActions: "old" | "new";
  withoutGuard: "forbidden" | "empty";
  unauthorizedBody: "json" | "empty" | "text";
  /** Overrides the state of keys, so that a good key can expire while somebody watches. */
  keyStates: Record<string, KeyState>;
  /** Used up one a request. */
  nextFaults: Array<ApiFault>;
  /** Share of requests that fail, drawn from the seed and the number of the request. */
  faultRate: number;
  slowMs: number;
}

/** The API as it is documented, on a good day. */
export const documentedKnobs = (): OrganizationKnobs => ({
  lastPage: "cursor",
  cursorTtlMs: null,
  cursorsValidFrom: 0,
  rangeOn: "processedAt",
  unknownParameters: "ignore",
  rejectSeconds: false,
  maxPageSize: 500,
  overlap: 0,
  visibilityDelayMs: 0,
  retentionDays: 180,
  streamPerMinute: 50,
  eventsPerMinute: 10,
  otherPerMinute: 60,
  neighboursPerMinute: 0,
  retryHeader: "reset-iso-minutes",
  eventActions: "new",
  withoutGuard: "forbidden",
  unauthorizedBody: "json",
  keyStates: {},
  nextFaults: [],
  faultRate: 0,
  slowMs: 30_000,
});
