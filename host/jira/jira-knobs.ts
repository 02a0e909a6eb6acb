export type JiraFaultKind =
  | "429"
  | "500"
  | "503"
  | "html"
  | "slow"
  | "reset-before"
  | "reset-after";

interface JiraFault {
  readonly kind: JiraFaultKind;
  /** Only for this operation, e.g. `POST /rest/api/3/issue`. Without it: the next request. */
  readonly on?: string;
}

/** What may go wrong with the stand-in Jira. Change it while it runs. */
export interface JiraKnobs {
  /** How far search is behind what was written: 0 to 120,000 is what was seen. */
  searchLagMs: number;
  /** Each is used up by the first request that it fits. */
  nextFaults: Array<JiraFault>;
  /** Share of requests that fail, drawn from the seed and the number of the request. */
  faultRate: number;
  slowMs: number;
  retryAfterSeconds: number;
  /** Jira's documented limits; off for load tests. */
  enforceLimits: boolean;
  pointsPerHour: number;
}

export const ordinaryJira = (): JiraKnobs => ({
  searchLagMs: 1000,
  nextFaults: [],
  faultRate: 0,
  slowMs: 30_000,
  retryAfterSeconds: 5,
  enforceLimits: true,
  pointsPerHour: 65_000,
});
