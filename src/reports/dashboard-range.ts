import { daysUntil } from "./days-until";
import type { Step } from "./step";

const HOUR = 3_600_000;

const rangeDays = { "24h": 1, "7d": 7, "30d": 30, "90d": 90, "180d": 180 } as const;

/**
 * The range in steps of whole hours, oldest first: the last 24 hours one by one, or so many days of the zone, today
 * among them. In a zone that is not whole hours from UTC, an hour belongs to the day in which it begins.
 */
export function dashboardRange(
  now: number,
  range: keyof typeof rangeDays,
  zone: string,
): ReadonlyArray<Step> {
  const end = Math.floor(now / HOUR) * HOUR + HOUR;
  if (range === "24h") {
    return Array.from({ length: 24 }, (_, hour) => ({
      from: end - (24 - hour) * HOUR,
      to: end - (23 - hour) * HOUR,
    }));
  }
  return daysUntil(end, rangeDays[range], zone);
}
