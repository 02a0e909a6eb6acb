import { z } from "zod";
import type { Platform, SegmentEntry } from "#ports";
import type { Holds } from "../shapes/holds-of";
import { isHeld } from "../shapes/is-held";
import { openSegment, Segment } from "../shapes/segment";

type Deps = Pick<Platform, "segments" | "checkpoints" | "bytes" | "clock" | "log">;

const NAME = "raw-pruner";
/** Each takes up to 24 read units of the key-value store, which all functions share. */
const MOST_OPENED = 40;
const PAGE = 100;

/**
 * Removes the values of segments that were sealed before a moment and hold nothing that a legal hold covers. Their
 * catalogue entries stay with their heads, so that the chain still verifies. Goes on where the last run stopped, and
 * from the start once it is through. Answers how many went.
 */
export async function pruneRaw(
  deps: Deps,
  run: {
    readonly before: number | null;
    readonly holds: Holds;
    readonly owner: string;
    readonly until: number;
  },
): Promise<number> {
  const { before, owner } = run;
  if (before === null) return 0;
  const lease = { name: NAME, owner, now: deps.clock.now(), until: run.until + 60_000 };
  const checkpoint = await deps.checkpoints.lease(lease);
  if (checkpoint === null) return 0;
  try {
    const start = Place.parse(checkpoint.state ?? { after: 0 }).after;
    const { after, removed } = await walk(deps, { ...run, before }, start);
    const { version } = checkpoint;
    const until = lease.until;
    await deps.checkpoints.advance({ name: NAME, owner, version, state: { after }, until });
    if (removed > 0) deps.log.write("prune.raw", { segments: removed, before });
    return removed;
  } finally {
    await deps.checkpoints.release(NAME, owner);
  }
}

const Place = z.object({ after: z.number().int() });

async function walk(
  deps: Deps,
  run: { readonly before: number; readonly holds: Holds; readonly until: number },
  start: number,
): Promise<{ readonly after: number; readonly removed: number }> {
  let after = start;
  let removed = 0;
  let opened = 0;
  for (;;) {
    const entries = await deps.segments.list(after, PAGE);
    for (const entry of entries) {
      if (deps.clock.now() >= run.until || opened >= MOST_OPENED) return { after, removed };
      if (entry.sealedAt >= run.before || !entry.finished) return { after: 0, removed };
      if (entry.bytes > 0) {
        if (run.holds.any && entry.removedAt === null) opened += 1;
        if (await remove(deps, run.holds, entry)) removed += 1;
      }
      after = entry.number;
    }
    if (entries.length < PAGE) return { after: 0, removed };
  }
}

/** First the catalogue says so, then the value goes: a run that dies in between is finished by the next one. */
async function remove(deps: Deps, holds: Holds, entry: SegmentEntry): Promise<boolean> {
  const { number } = entry;
  if (entry.removedAt === null) {
    if (holds.any && (await holdsSegment(deps, holds, number))) return false;
    await deps.segments.retire(number, deps.clock.now());
  }
  await deps.segments.erase(number);
  await deps.segments.noteErased(number);
  return true;
}

/** What cannot be read is held: nobody can say that no hold covers it. */
async function holdsSegment(deps: Deps, holds: Holds, number: number): Promise<boolean> {
  const value = await deps.segments.read(number);
  if (value === null) return true;
  return openSegment(deps, Segment.parse(JSON.parse(value))).some(
    ({ raw }) => raw !== null && isHeld(holds, JSON.parse(raw)),
  );
}
