import { backoff } from "#lib/backoff";
import type { PageFailure } from "./page-failure";
import type { StreamState } from "./stream-state";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** Before an expired cursor: events of one moment are processed over minutes. */
const OVERLAP = HOUR;
/** Further back the API has nothing. */
export const RETENTION = 180 * 24 * HOUR;

/** What a run does about a page that it did not get. */
export interface NextStep {
  readonly state: StreamState;
  /** `again`: after `waitMs`, in this run. `stop`: the state says when to come back. */
  readonly step: { readonly kind: "again"; readonly waitMs: number } | { readonly kind: "stop" };
}

/**
 * Decides what follows a failed request. The position is never moved forward here: what was not read is read later.
 * `tries` counts failed requests in a row in this run; `fraction` is the jitter, 0 to 1.
 */
export function afterFailure(
  state: StreamState,
  failure: PageFailure,
  at: { readonly now: number; readonly tries: number; readonly fraction: number },
): NextStep {
  const { now, tries, fraction } = at;
  const failed: StreamState = {
    ...state,
    failure: {
      reason: failure.reason,
      status: failure.status,
      detail: failure.detail,
      since: state.failure?.reason === failure.reason ? state.failure.since : now,
    },
  };
  const stopFor = (waitMs: number): NextStep => ({
    state: { ...failed, notBefore: now + waitMs },
    step: { kind: "stop" },
  });
  const againOrStop = (again: StreamState): NextStep =>
    tries < 3
      ? {
          state: again,
          step: {
            kind: "again",
            waitMs: backoff(tries, { baseMs: SECOND, capMs: 8 * SECOND }, fraction),
          },
        }
      : stopFor(failure.retryAfterMs ?? MINUTE + Math.round(30 * SECOND * fraction));

  switch (failure.reason) {
    case "rate-limited":
      // The budget is shared with whoever else polls this organization, so a 429 can come to a run that asked once.
      return stopFor((failure.retryAfterMs ?? MINUTE) + Math.round(10 * SECOND * fraction));
    case "unavailable":
      return failure.retryAfterMs !== null && failure.retryAfterMs > 10 * SECOND
        ? stopFor(failure.retryAfterMs)
        : againOrStop(failed);
    case "unreadable":
      return againOrStop(failed);
    case "slow":
      return againOrStop({ ...failed, pageSize: Math.max(25, Math.floor(state.pageSize / 2)) });
    case "cursor-expired":
      // Without a cursor there is nothing left to drop: the request itself is refused.
      return state.cursor === null
        ? stopFor(HOUR)
        : { state: withoutCursor(failed, now), step: { kind: "again", waitMs: 0 } };
    case "key-rejected":
    case "not-admin":
    case "missing-scope":
    case "no-guard":
    case "organization-not-found":
    case "egress-denied":
    case "request-refused":
      // An administrator has to mend it; setup starts the run anew at once when one does.
      return stopFor(HOUR);
  }
}

/** Resumes by time, an hour before the newest event known. What lies beyond retention is gone, and said so. */
function withoutCursor(state: StreamState, now: number): StreamState {
  const resume = (state.newestProcessedAt ?? state.from + OVERLAP) - OVERLAP;
  const from = Math.max(resume, now - RETENTION);
  const gap =
    from > resume
      ? { from: resume, to: from, reason: "beyond-retention" as const }
      : { from, to: now, reason: "cursor-expired" as const };
  return { ...state, cursor: null, from, gaps: [...state.gaps, gap].slice(-50) };
}
