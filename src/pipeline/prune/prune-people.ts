import type { Retention } from "#contract";
import type { Platform } from "#ports";

const DAY = 86_400_000;

/** Forgets whom nothing names any more that is kept: neither an event, nor a raw event, nor an alert. */
export async function prunePeople(
  deps: Pick<Platform, "people" | "clock">,
  { windowDays, rawDays, alertDays, legalHolds }: Retention,
): Promise<void> {
  const all = [windowDays, rawDays, ...Object.values(alertDays)];
  const limited = all.filter((days) => days !== null);
  if (limited.length < all.length || legalHolds.length > 0) return;
  await deps.people.prune(deps.clock.now() - Math.max(...limited) * DAY, 1_000);
}
