/** Why a request to the stream brought no page. Closed: each has its own way on. */
export interface PageFailure {
  readonly reason:
    | "rate-limited"
    | "key-rejected"
    | "not-admin"
    | "missing-scope"
    | "no-guard"
    | "organization-not-found"
    | "cursor-expired"
    | "request-refused"
    | "slow"
    | "unavailable"
    | "unreadable"
    | "egress-denied";
  /** 0 where nobody answered. */
  readonly status: number;
  /** What the answer asks us to wait, in milliseconds; null where it does not say. */
  readonly retryAfterMs: number | null;
  /** For people: what happened, at most 300 characters of what the other side said. */
  readonly detail: string;
}
