import type { Checkpoint, Platform } from "#ports";
import type { CollectRun } from "./collect-run";
import { followStream, type StopReason } from "./follow-stream";
import { quietPause } from "./quiet-pause";
import { runNames } from "./run-names";
import { newStreamState, StreamState } from "./stream-state";

type Deps = Pick<Platform, "auditLog" | "budget" | "checkpoints" | "clock" | "log" | "random">;

const MINUTE = 60_000;
/** All runs share 50 requests a minute with whoever else reads this log; live ones go first. */
const CEILING = 45;

/**
 * Reads what is new, from where the last poll ended. `skipped`: another run is at it, or nothing has come for a
 * while and the next poll is not due.
 */
export async function collectLive(deps: Deps, run: CollectRun): Promise<StopReason | "skipped"> {
  const name = runNames.live;
  const { owner } = run;
  const now = deps.clock.now();
  const skip = (reason: string): "skipped" => {
    deps.log.write("collect.skipped", { run: name, reason });
    return "skipped";
  };
  const leased = await deps.checkpoints.lease({ name, owner, now, until: now + 2 * MINUTE });
  if (leased === null) return skip("another run is at it");
  try {
    const past = await readPast(deps, run.connection.orgId);
    const checkpoint = await begin(deps, leased, run, past);
    if (checkpoint === null) return skip("another run moved the checkpoint");
    const isPastKnown = run.connection.backfillDays === 0 || past?.done === true;
    if (isQuiet(StreamState.parse(checkpoint.state), now)) return skip("nothing new lately");
    const followed = await followStream(
      deps,
      {
        ...run,
        name,
        ceiling: CEILING,
        isDone: () => false,
        takePage: (events) => run.takePage(events, isPastKnown),
      },
      checkpoint,
    );
    return followed.reason;
  } finally {
    await deps.checkpoints.release(name, owner);
  }
}

/**
 * Makes the first state, and takes the backfill's cursor over once the backfill has caught up: what came meanwhile is
 * read once more, now that all that was logged before it is known. Whether `from` means
 * the event's time or its processing is not documented: a stream begun at connection might leave out events that
 * happened before and were processed after. The backfill's has no such seam.
 */
async function begin(
  deps: Deps,
  held: Checkpoint,
  run: CollectRun,
  past: StreamState | null,
): Promise<Checkpoint | null> {
  const { orgId, connectedAt } = run.connection;
  const known = StreamState.safeParse(held.state);
  const state =
    known.success && known.data.orgId === orgId
      ? known.data
      : newStreamState(orgId, connectedAt - 15 * MINUTE);
  const next = state.tookOver ? state : handOver(past, state);
  if (known.success && next === known.data) return held;
  const until = deps.clock.now() + 2 * MINUTE;
  return deps.checkpoints.advance({
    name: runNames.live,
    owner: run.owner,
    version: held.version,
    state: next,
    until,
  });
}

function handOver(past: StreamState | null, live: StreamState): StreamState {
  if (past === null || !past.done || past.cursor === null) return live;
  const newestProcessedAt = past.newestProcessedAt ?? live.newestProcessedAt;
  return { ...live, cursor: past.cursor, newestProcessedAt, tookOver: true };
}

async function readPast(deps: Deps, orgId: string): Promise<StreamState | null> {
  const past = StreamState.safeParse((await deps.checkpoints.read(runNames.backfill))?.state);
  return past.success && past.data.orgId === orgId ? past.data : null;
}

const isQuiet = (state: StreamState, now: number): boolean =>
  state.lastPollAt !== null && now - state.lastPollAt < quietPause(state);
