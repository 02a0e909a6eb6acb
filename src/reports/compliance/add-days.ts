import type { Period } from "#contract";
import { tally, type Counts } from "#lib/tally";
import type { Platform } from "#ports";

const DAY = 86_400_000;
/** So many rows of days fit into an answer of the database, whatever they hold. */
const DAYS = 60;

/** The events of a period of whole UTC days: all of them, and by action. */
export async function addDays(
  deps: Pick<Platform, "rollups">,
  { from, to }: Period,
): Promise<{ readonly total: number; readonly actions: Counts }> {
  let total = 0;
  let actions: Counts = [];
  for (let day = from; day < to; day += DAYS * DAY) {
    const days = await deps.rollups.days(day, Math.min(to, day + DAYS * DAY));
    for (const { figures } of days) {
      total += figures.hours.reduce((sum, hour) => sum + hour.total, 0);
    }
    actions = tally([actions, ...days.map(({ figures }) => figures.actions)]);
  }
  return { total, actions };
}
