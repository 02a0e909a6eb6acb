import type { DigestSettings } from "#contract";
import { zonedHour } from "#lib/zoned-hour";

/** A week from the hour at which the one before ended (inclusive) to the hour at which it ends. Epoch milliseconds. */
export interface Week {
  /** The date (UTC) on which it ends. */
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

type Schedule = Pick<DigestSettings, "weekday" | "hour" | "zone">;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The latest week that has ended. It has 167 or 169 hours where clocks were changed in it. */
export const endedWeek = (schedule: Schedule, now: number): Week =>
  weekTo(schedule, lastEnd(schedule, now));

/** The week that ends next. */
export function runningWeek(schedule: Schedule, now: number): Week {
  return weekTo(schedule, lastEnd(schedule, lastEnd(schedule, now) + 8 * DAY));
}

/** The week before. */
export const weekBefore = (schedule: Schedule, week: Week): Week => weekTo(schedule, week.from);

function weekTo(schedule: Schedule, to: number): Week {
  return {
    id: new Date(to).toISOString().slice(0, 10),
    from: lastEnd(schedule, to - HOUR),
    to,
  };
}

/**
 * The latest whole hour, in UTC, at which clocks of the zone had come to the day and hour. Counts are by the hour: in
 * a zone that is not whole hours from UTC it is the first one after. Where clocks skip the hour, the next one counts.
 */
function lastEnd({ weekday, hour, zone }: Schedule, now: number): number {
  const local = zonedHour(zone);
  /** The date on clocks of the zone on which the week of a moment began. */
  const began = (at: number): number => {
    const clock = local(at);
    const days = (clock.weekday - weekday + 7) % 7;
    const isEarlier = days === 0 && clock.hour < hour;
    return Date.parse(clock.date) - (isEarlier ? 7 : days) * DAY;
  };
  let at = Math.floor(now / HOUR) * HOUR;
  for (const own = began(at); began(at - HOUR) === own;) at -= HOUR;
  return at;
}
