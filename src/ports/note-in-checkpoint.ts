import type { Platform } from "#ports";

/**
 * Changes the state of a checkpoint between two runs, or of one that serves as a note. False where somebody else is at
 * it or has changed it meanwhile: this change is left out rather than waited for.
 */
export async function noteInCheckpoint(
  deps: Pick<Platform, "checkpoints" | "clock" | "random">,
  name: string,
  change: (before: unknown, now: number) => unknown,
): Promise<boolean> {
  const now = deps.clock.now();
  const owner = deps.random.uuid();
  const until = now + LEASE;
  const held = await deps.checkpoints.lease({ name, owner, now, until });
  if (held === null) return false;
  try {
    const state = change(held.state, now);
    const step = { name, owner, version: held.version, state, until };
    return (await deps.checkpoints.advance(step)) !== null;
  } finally {
    await deps.checkpoints.release(name, owner);
  }
}

/** Longer than the two statements take. */
const LEASE = 60_000;
