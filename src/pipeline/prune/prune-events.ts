import type { Platform } from "#ports";
import type { Holds } from "../shapes/holds-of";
import { storageState, type StorageState } from "../shapes/storage-state";
import { closeHour } from "./close-hour";

type Deps = Pick<
  Platform,
  "events" | "forwards" | "schema" | "installation" | "rollups" | "random" | "clock" | "log"
>;

const DAY = 86_400_000;
const HOUR = 3_600_000;
const BATCH = 1_000;
/** A forward request is needed while its deliveries may be tried, and as long as somebody may repeat it. */
const REQUESTS_KEPT = 30 * DAY;

/**
 * Removes event rows that are older than the window, and makes the window shorter where the database fills up: from
 * 70 % of what the environment allows. Whole hours go, each closed first, so that its counts stay. Raw events stay in
 * their segments, and what is held stays. Answers how full the database was, and how many rows went.
 */
export async function pruneEvents(
  deps: Deps,
  run: {
    readonly windowDays: number | null;
    readonly until: number;
    readonly holds: Holds;
  },
): Promise<{ readonly state: StorageState; readonly pruned: number }> {
  const usedBytes = await deps.schema.usedBytes();
  const limitBytes = deps.installation.sqlLimitBytes();
  const state = storageState(usedBytes, limitBytes);
  deps.log.write("prune.storage", { usedBytes, limitBytes, state });
  let pruned = 0;
  // Where all of the oldest tenth is held, the next one has to make the room.
  for (let tenths = 1; tenths <= (run.holds.any ? 10 : 1) && pruned === 0; tenths += 1) {
    const before = await pruneBefore(deps, run.windowDays, state, tenths);
    if (before === null) break;
    pruned = await pruneUntil(deps, before, run);
    if (pruned > 0) deps.log.write("prune.pruned", { events: pruned, before });
    if (state === "ok") break;
  }
  await deps.forwards.prune(deps.clock.now() - REQUESTS_KEPT, BATCH);
  return { state, pruned };
}

async function pruneUntil(
  deps: Deps,
  before: number,
  run: {
    readonly until: number;
    readonly holds: Holds;
  },
): Promise<number> {
  let pruned = 0;
  let from: number = Number.MIN_SAFE_INTEGER;
  while (deps.clock.now() < run.until) {
    const oldest = await firstRemovable(deps, run.holds, from);
    const hour = oldest === null ? before : Math.floor(oldest / HOUR) * HOUR;
    if (hour + HOUR > before) {
      // To the hour: what the last one, which stays, refers to has to stay too.
      const kept = (await deps.events.firstFrom(Number.MIN_SAFE_INTEGER)) ?? before;
      await deps.events.forgetUnseen(Math.floor(Math.min(before, kept) / HOUR) * HOUR);
      break;
    }
    const removed = await closeHour(deps, hour, run.holds);
    if (removed === null) break;
    pruned += removed;
    from = hour + HOUR;
  }
  return pruned;
}

/** When the first event happened that no hold covers; null where there is none. */
async function firstRemovable(deps: Deps, holds: Holds, from: number): Promise<number | null> {
  let at = holds.openFrom(from);
  while (Number.isFinite(at)) {
    const found = await deps.events.firstFrom(at, holds.actorsAt(at));
    if (found === null) return null;
    at = holds.openFrom(found);
    if (at === found) return found;
  }
  return null;
}

async function pruneBefore(
  deps: Deps,
  windowDays: number | null,
  state: StorageState,
  tenths: number,
): Promise<number | null> {
  const byWindow = windowDays === null ? null : deps.clock.now() - windowDays * DAY;
  if (state === "ok") return byWindow;
  const span = await deps.events.span();
  if (span === null) return byWindow;
  // A tenth of the window at a time: the next hour sees whether that was enough. A week always stays, since a
  // database may report freed space late.
  const bySize = span.oldest + Math.max(DAY, ((span.newest - span.oldest) / 10) * tenths);
  return Math.round(Math.max(Math.min(bySize, span.newest - 7 * DAY), byWindow ?? 0));
}
