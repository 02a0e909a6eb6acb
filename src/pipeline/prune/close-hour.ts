import type { CountableEvent, Platform } from "#ports";
import { addFigures } from "../shapes/add-figures";
import { countEvents } from "../shapes/count-events";
import { hourPages } from "../shapes/hour-pages";
import type { Holds } from "../shapes/holds-of";
import { KEPT_VALUES } from "../shapes/kept-values";

type Deps = Pick<Platform, "events" | "rollups" | "random">;

const HOUR = 3_600_000;

/**
 * Removes the rows of an hour once they are counted for good. First they go into batches, with their keys; then the
 * hour's figures say that they leave these batches out; only then are the rows removed, by key. A run that dies in
 * between leaves figures that are right, and the next one finds the rows counted. What comes later for the hour, or
 * comes again, goes the same way. What is held stays a row. Answers how many rows went; null where another run was at
 * the hour.
 */
export async function closeHour(deps: Deps, hour: number, holds: Holds): Promise<number | null> {
  // The day is added up anew, should one of these rows never have been counted.
  await deps.rollups.mark([hour], deps.random.uuid());
  const [stored] = await deps.rollups.hours(hour, hour + HOUR);
  const counted = await deps.rollups.counted(hour);
  let batches = counted.batches;
  const keys: string[] = [];
  const held: CountableEvent[] = [];
  for await (const page of hourPages(deps, hour)) {
    const removable = page.filter((event) => !holds.covers(event));
    held.push(...page.filter((event) => holds.covers(event) && !counted.has(event.key)));
    const fresh = removable.filter(({ key }) => !counted.has(key));
    if (fresh.length > 0) {
      batches += 1;
      const figures = addFigures([countEvents(fresh)], KEPT_VALUES);
      const batch = { hour, number: batches, figures, keys: fresh.map(({ key }) => key) };
      if (!(await deps.rollups.addBatch(batch))) return null;
    }
    keys.push(...removable.map(({ key }) => key));
  }
  const saved = await deps.rollups.saveHour({
    hour,
    batches,
    figures: countEvents(held),
    expectedVersion: stored?.version ?? 0,
  });
  if (!saved) return null;
  await deps.events.remove(keys);
  return keys.length;
}
