import type { Platform } from "#ports";
import { runNames } from "./run-names";
import { StreamState } from "./stream-state";

/** Lets both runs ask again at once: whatever they were waiting for, somebody has mended it. Positions stay. */
export async function restartRuns(
  deps: Pick<Platform, "checkpoints" | "clock" | "random">,
): Promise<void> {
  const owner = deps.random.uuid();
  for (const name of [runNames.live, runNames.backfill]) {
    const now = deps.clock.now();
    const held = await deps.checkpoints.lease({ name, owner, now, until: now + 10_000 });
    // A run that holds the lease has just asked: it is not waiting for anything.
    if (held === null) continue;
    const state = StreamState.safeParse(held.state);
    if (state.success) {
      const next = { ...state.data, notBefore: 0, failure: null, emptyPolls: 0 };
      await deps.checkpoints.advance({
        name,
        owner,
        version: held.version,
        state: next,
        until: now + 10_000,
      });
    }
    await deps.checkpoints.release(name, owner);
  }
}
