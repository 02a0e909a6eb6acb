import type { Platform } from "#ports";
import { noteInCheckpoint } from "#ports/note-in-checkpoint";
import { TICKS, Ticks } from "./running-since";

/** Two ticks in a row may be late or left out. */
const BREAK = 12 * 60_000;

/** Notes that a tick came. After a break the time without a poll was the platform's, and does not count as a failure. */
export async function noteTick(
  deps: Pick<Platform, "checkpoints" | "clock" | "random">,
): Promise<void> {
  await noteInCheckpoint(deps, TICKS, (state, now) => {
    const before = Ticks.safeParse(state);
    const goesOn = before.success && now - before.data.last < BREAK;
    return { since: goesOn ? before.data.since : now, last: now } satisfies Ticks;
  });
}
