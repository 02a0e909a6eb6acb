import type { Health } from "#contract";
import { quietPause } from "#sources/org-audit-log/quiet-pause";
import type { Runs } from "#sources/org-audit-log/read-runs";
import type { StreamState } from "#sources/org-audit-log/stream-state";
import { overdueSince } from "./overdue-since";

const MINUTE = 60_000;
/** A log that has never held anything after so many polls is probably not filled at all. */
const POLLS_UNTIL_SILENT = 50;

/** What collecting is doing now, in a word and, where something is wrong, in a sentence that says what to do. */
export function sourceState(
  { connection, live }: Runs,
  at: {
    readonly now: number;
    readonly newest: number | null;
    readonly lags: ReadonlyArray<number>;
    /** Storage has no room, so nothing is polled. */
    readonly isFull: boolean;
  },
): Health["source"] {
  const common = {
    lastPollAt: live?.lastPollAt ?? null,
    lastEventAt: at.newest,
    lagMs: middle(at.lags),
    emptyPolls: live?.emptyPolls ?? 0,
  };
  if (connection === null) {
    const message = "No organization is connected. Connect one under Setup.";
    return { ...common, state: "not-connected", message, nextPollAt: null, overdueSince: null };
  }
  const failure = live?.failure ?? null;
  const nextPollAt = plannedFor(live, connection.connectedAt);
  const late = overdueSince(nextPollAt, at.now);
  const planned = { nextPollAt, overdueSince: late };
  if (failure !== null) {
    return { ...common, ...ofFailure(failure.reason, failure.status), ...planned };
  }
  if (late !== null) {
    return { ...common, state: "overdue", message: at.isFull ? full : overdue, ...planned };
  }
  if (at.newest === null && (live?.emptyPolls ?? 0) >= POLLS_UNTIL_SILENT) {
    const message =
      "The log answers but has never held an event. It is filled only with Atlassian Guard Standard or better: check the subscription of the organization.";
    return { ...common, state: "silent", message, ...planned };
  }
  return { ...common, state: "collecting", message: "", ...planned };
}

function plannedFor(live: StreamState | null, connectedAt: number): number {
  if (live === null) return connectedAt;
  const pause = Math.max(MINUTE, quietPause(live));
  return Math.max(live.notBefore, (live.lastPollAt ?? connectedAt) + pause);
}

const overdue =
  "Polling stands still: the poll that was planned has not been made. Nothing is lost, the log is read on from there. Poll now; should that not help, look at the app's logs in the developer console, and at developer.status.atlassian.com whether scheduled triggers run.";

const full =
  "Nothing is collected while storage is full. Nothing is lost within the 180 days that Atlassian keeps: collecting goes on from where it stopped once there is room. Keep events for fewer days under Settings › Retention.";

function ofFailure(reason: string, status: number): Pick<Health["source"], "state" | "message"> {
  switch (reason) {
    case "key-rejected":
      return {
        state: "key-rejected",
        message:
          "Atlassian no longer accepts the organization API key: it has expired or was revoked. Create a new one and enter it under Setup; collecting goes on where it stopped.",
      };
    case "not-admin":
    case "missing-scope":
    case "no-guard":
    case "organization-not-found":
      return {
        state: "not-admin",
        message: `Atlassian refuses to give the log (${status}). Whoever created the key has to be an organization admin still, and the organization needs Atlassian Guard. Enter a key of an organization admin under Setup.`,
      };
    case "rate-limited":
      return {
        state: "waiting",
        message:
          "Atlassian asked us to wait; something else may be reading this log too. Collecting goes on by itself and nothing is lost.",
      };
    default:
      return {
        state: "failing",
        message: `Atlassian's audit log does not answer as it should (${status === 0 ? "no answer" : status}). It is tried again by itself and nothing is lost.`,
      };
  }
}

function middle(values: ReadonlyArray<number>): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
