import type { Platform } from "#ports";
import { TICKS, Ticks } from "./running-since";

const MINUTE = 60_000;
/** Two ticks in a row may be late or left out. */
const BREAK = 12 * MINUTE;

/** Notes that a tick came. After a break the time without a poll was the platform's, and does not count as a failure. */
export async function noteTick(
  deps: Pick<Platform, "checkpoints" | "clock" | "random">,
): Promise<void> {
  const now = deps.clock.now();
  const owner = deps.random.uuid();
  const until = now + MINUTE;
  const held = await deps.checkpoints.lease({ name: TICKS, owner, now, until });
  if (held === null) return;
  const before = Ticks.safeParse(held.state);
  const goesOn = before.success && now - before.data.last < BREAK;
  const state = { since: goesOn ? before.data.since : now, last: now };
  await deps.checkpoints.advance({ name: TICKS, owner, version: held.version, state, until });
  await deps.checkpoints.release(TICKS, owner);
}
