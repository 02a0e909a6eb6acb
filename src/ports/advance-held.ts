import type { Checkpoint, Platform } from "#ports";

/** Longer than a page takes with all its retries. */
const LEASE = 90_000;

/** Saves the states of one run, each over the one before, and renews its lease; false once another run moved the checkpoint. */
export function advanceHeld(
  deps: Pick<Platform, "checkpoints" | "clock">,
  run: { readonly name: string; readonly owner: string },
  checkpoint: Checkpoint,
): (state: unknown) => Promise<boolean> {
  let { version } = checkpoint;
  return async (state) => {
    const until = deps.clock.now() + LEASE;
    const { name, owner } = run;
    const moved = await deps.checkpoints.advance({ name, owner, version, state, until });
    if (moved === null) return false;
    ({ version } = moved);
    return true;
  };
}
