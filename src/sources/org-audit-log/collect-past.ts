import type { Checkpoint, Platform } from "#ports";
import { RETENTION } from "./after-failure";
import type { CollectRun } from "./collect-run";
import { followStream, type StopReason } from "./follow-stream";
import { runNames } from "./run-names";
import { newStreamState, StreamState } from "./stream-state";

type Deps = Pick<Platform, "auditLog" | "budget" | "checkpoints" | "clock" | "log" | "random">;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Leaves room for live polls. */
const CEILING = 30;
/** The backfill runs so far into the live stream before it ends. */
const SEAM = 60 * MINUTE;

/**
 * Reads what happened before the connection, oldest first, up to where the live run has long been. It may be ended
 * and resumed at any page. `skipped`: there is none to do, or another run is at it.
 */
export async function collectPast(deps: Deps, run: CollectRun): Promise<StopReason | "skipped"> {
  const name = runNames.backfill;
  const { owner, connection } = run;
  if (connection.backfillDays === 0) return "skipped";
  const now = deps.clock.now();
  const leased = await deps.checkpoints.lease({ name, owner, now, until: now + 2 * MINUTE });
  if (leased === null) return "skipped";
  try {
    const checkpoint = await begin(deps, leased, run);
    if (checkpoint === null) return "lost";
    if (StreamState.parse(checkpoint.state).done) return "skipped";
    const isDone = (state: StreamState, caughtUp: boolean): boolean =>
      caughtUp || (state.newestProcessedAt ?? 0) >= connection.connectedAt + SEAM;
    const followed = await followStream(
      deps,
      {
        ...run,
        name,
        ceiling: CEILING,
        isDone,
        takePage: (events) => run.takePage(events, true),
      },
      checkpoint,
    );
    return followed.reason;
  } finally {
    await deps.checkpoints.release(name, owner);
  }
}

async function begin(deps: Deps, held: Checkpoint, run: CollectRun): Promise<Checkpoint | null> {
  const { orgId, connectedAt, backfillDays } = run.connection;
  const known = StreamState.safeParse(held.state);
  if (known.success && known.data.orgId === orgId) return held;
  const from = connectedAt - Math.min(backfillDays * DAY, RETENTION);
  const until = deps.clock.now() + 2 * MINUTE;
  const state = newStreamState(orgId, from);
  return deps.checkpoints.advance({
    name: runNames.backfill,
    owner: run.owner,
    version: held.version,
    state,
    until,
  });
}
