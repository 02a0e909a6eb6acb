import type { Platform } from "#ports";
import { noteInCheckpoint } from "#ports/note-in-checkpoint";
import { runNames } from "./run-names";
import { StreamState } from "./stream-state";

/**
 * Lets both runs ask again at once: whatever they were waiting for, somebody has mended it. Positions stay. A run that
 * is under way has just asked, and is not waiting for anything.
 */
export async function restartRuns(
  deps: Pick<Platform, "checkpoints" | "clock" | "random">,
): Promise<void> {
  for (const name of [runNames.live, runNames.backfill]) {
    await noteInCheckpoint(deps, name, (before) => {
      const state = StreamState.safeParse(before);
      if (!state.success) return before;
      return { ...state.data, notBefore: 0, failure: null, emptyPolls: 0 };
    });
  }
}
