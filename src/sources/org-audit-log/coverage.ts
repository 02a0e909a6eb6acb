import type { Coverage } from "#contract";
import type { Platform } from "#ports";
import { readRuns, type Runs } from "./read-runs";

const DAY = 86_400_000;

/** What the searchable events may be trusted for. */
export async function coverage(
  deps: Pick<Platform, "documents" | "checkpoints" | "events">,
): Promise<Coverage> {
  const runs = await readRuns(deps);
  const span = await deps.events.span();
  const backfill = backfillOf(runs);
  if (runs.connection === null || runs.live?.lastPollAt == null) {
    return { from: null, to: null, gaps: [], backfill: { ...backfill, stored: span?.count ?? 0 } };
  }
  const { connectedAt, backfillDays } = runs.connection;
  const reached = backfill.state === "done" ? connectedAt - backfillDays * DAY : connectedAt;
  // Rows older than the window have been pruned: nothing can be promised before the oldest one left.
  const from =
    span !== null && span.oldest > reached && backfill.state === "done" ? span.oldest : reached;
  return {
    from,
    to: runs.live.lastPollAt,
    gaps: [...runs.live.gaps, ...(runs.past?.gaps ?? [])],
    backfill: { ...backfill, stored: span?.count ?? 0 },
  };
}

function backfillOf({ connection, past }: Runs): Omit<Coverage["backfill"], "stored"> {
  if (connection === null) return { state: "not-started", progress: 0, reachedAt: null };
  if (connection.backfillDays === 0) return { state: "done", progress: 1, reachedAt: null };
  if (past === null) return { state: "waiting", progress: 0, reachedAt: null };
  const reachedAt = past.newestProcessedAt;
  if (past.done) return { state: "done", progress: 1, reachedAt };
  const begin = connection.connectedAt - connection.backfillDays * DAY;
  const share = ((reachedAt ?? begin) - begin) / (connection.connectedAt - begin);
  const state = past.failure === null ? "running" : past.notBefore > 0 ? "waiting" : "failed";
  return { state, progress: Math.min(0.99, Math.max(0, share)), reachedAt };
}
