import { Level, type Retention } from "#contract";
import type { Described } from "../parts/use-base";

/** Each number of days that the form has, in words. Holds are not among them. */
export function describeRetention({
  windowDays,
  rawDays,
  alertDays,
  activityDays,
}: Omit<Retention, "legalHolds">): Described {
  return {
    "Searchable events": words(windowDays, "As many as there is room for"),
    "Sealed raw events": words(rawDays, "For good"),
    ...Object.fromEntries(
      Level.options
        .toReversed()
        .map((level) => [`Alerts of level ${level}`, words(alertDays[level], "For good")]),
    ),
    "Activity log": words(activityDays, "400 days"),
  };
}

const words = (days: number | null, empty: string): string =>
  days === null ? empty : `${days} days`;
