import type { Platform } from "#ports";

/**
 * Changes the state of a checkpoint that serves as a note and is nobody's position. Where somebody else is at it, or it
 * was changed meanwhile, this change is left out rather than waited for.
 */
export async function noteInCheckpoint(
  deps: Pick<Platform, "checkpoints" | "clock" | "random">,
  name: string,
  change: (before: unknown, now: number) => unknown,
): Promise<void> {
  const now = deps.clock.now();
  const owner = deps.random.uuid();
  const until = now + LEASE;
  const held = await deps.checkpoints.lease({ name, owner, now, until });
  if (held === null) return;
  try {
    const state = change(held.state, now);
    await deps.checkpoints.advance({ name, owner, version: held.version, state, until });
  } finally {
    await deps.checkpoints.release(name, owner);
  }
}

/** Longer than the two statements take. */
const LEASE = 60_000;
