import type { Platform } from "#ports";

type Deps = Pick<Platform, "matches" | "installation" | "clock" | "log">;

const DAY = 86_400_000;
const BATCH = 1_000;
/** Events come so late at most for correlations to count them with those before. */
const LATEST = DAY;
/** A match takes some 400 bytes with its indexes (`npm run bench:matches`): so all of them take at most a tenth of the database. */
const BYTES_A_MATCH = 4_000;

/**
 * Removes what correlations have no use for any more: matches that no window reaches back to, seen from the run that
 * is furthest behind. Where there are too many all the same, those go that would go first. Answers how many went.
 */
export async function forget(
  deps: Deps,
  run: {
    /** Event time that every run has passed; null where one has not begun. */
    readonly processedUntil: number | null;
    readonly until: number;
  },
): Promise<number> {
  const most = Math.floor(deps.installation.sqlLimitBytes() / BYTES_A_MATCH);
  const before = run.processedUntil === null ? null : run.processedUntil - LATEST;
  let forgotten = before === null ? 0 : await forgetUntil(deps, before, run.until);
  for (let over = (await deps.matches.count()) - most; over > 0; over -= BATCH) {
    forgotten += await deps.matches.prune(Number.MAX_SAFE_INTEGER, Math.min(over, BATCH));
    if (deps.clock.now() >= run.until) break;
  }
  if (forgotten > 0) deps.log.write("prune.forgotten", { matches: forgotten });
  return forgotten;
}

async function forgetUntil(deps: Deps, before: number, until: number): Promise<number> {
  let forgotten = 0;
  for (;;) {
    const removed = await deps.matches.prune(before, BATCH);
    forgotten += removed;
    if (removed < BATCH || deps.clock.now() >= until) return forgotten;
  }
}
