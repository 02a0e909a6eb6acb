import { zonedHour } from "#lib/zoned-hour";
import type { Step } from "./step";

const HOUR = 3_600_000;

/**
 * The last so many days of the zone, oldest first; the last one goes to `end`, a whole hour, and need not be over. In a
 * zone that is not whole hours from UTC, an hour belongs to the day in which it begins.
 */
export function daysUntil(end: number, count: number, zone: string): ReadonlyArray<Step> {
  const local = zonedHour(zone);
  const steps: Step[] = [];
  let date = local(end - HOUR).date;
  let to = end;
  for (let at = end - HOUR; steps.length < count; at -= HOUR) {
    const before = local(at - HOUR).date;
    if (before === date) continue;
    steps.push({ from: at, to });
    to = at;
    date = before;
  }
  return steps.toReversed();
}
