import type { Platform } from "#ports";

type Deps = Pick<Platform, "events" | "forwards" | "schema" | "installation" | "clock" | "log">;

const DAY = 86_400_000;
const BATCH = 1_000;
/** A forward request is needed while its deliveries may be tried, and as long as somebody may repeat it. */
const REQUESTS_KEPT = 30 * DAY;

export type StorageState = "ok" | "shrinking" | "full";

/**
 * Removes event rows that are older than the window, and makes the window shorter where the database fills up: from
 * 70 % of what the environment allows. Raw events stay in their segments. Answers how full the database was, and how
 * many rows went.
 */
export async function prune(
  deps: Deps,
  run: { readonly windowDays: number | null; readonly until: number },
): Promise<{ readonly state: StorageState; readonly pruned: number }> {
  const usedBytes = await deps.schema.usedBytes();
  const limitBytes = deps.installation.sqlLimitBytes();
  const state = storageState(usedBytes, limitBytes);
  deps.log.write("prune.storage", { usedBytes, limitBytes, state });
  const before = await pruneBefore(deps, run.windowDays, state);
  const pruned = before === null ? 0 : await pruneUntil(deps, before, run.until);
  if (pruned > 0 && before !== null) deps.log.write("prune.pruned", { events: pruned, before });
  await deps.forwards.prune(deps.clock.now() - REQUESTS_KEPT, BATCH);
  return { state, pruned };
}

async function pruneUntil(deps: Deps, before: number, until: number): Promise<number> {
  let pruned = 0;
  for (;;) {
    const removed = await deps.events.prune(before, BATCH);
    pruned += removed;
    if (removed < BATCH || deps.clock.now() >= until) return pruned;
  }
}

/** From 70 % on the window shrinks; from 85 % on collecting waits until it has: Atlassian keeps the log. */
export function storageState(usedBytes: number, limitBytes: number): StorageState {
  const share = usedBytes / limitBytes;
  return share >= 0.85 ? "full" : share >= 0.7 ? "shrinking" : "ok";
}

async function pruneBefore(
  deps: Deps,
  windowDays: number | null,
  state: StorageState,
): Promise<number | null> {
  const byWindow = windowDays === null ? null : deps.clock.now() - windowDays * DAY;
  if (state === "ok") return byWindow;
  const span = await deps.events.span();
  if (span === null) return byWindow;
  // A tenth of the window at a time: the next hour sees whether that was enough. A week always stays, since a
  // database may report freed space late.
  const bySize = span.oldest + Math.max(DAY, (span.newest - span.oldest) / 10);
  return Math.round(Math.max(Math.min(bySize, span.newest - 7 * DAY), byWindow ?? 0));
}
