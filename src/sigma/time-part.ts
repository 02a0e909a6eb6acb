/** Modifiers that take a number out of a date. */
export const timeParts = ["minute", "hour", "day", "week", "month", "year"] as const;

export type TimePart = (typeof timeParts)[number];

/**
 * The part of an event's date, in UTC; null if the value is no date. Text must be ISO 8601, numbers are epoch
 * seconds or milliseconds. Weeks are ISO weeks (1 to 53, the week with the year's first Thursday is 1).
 */
export const timePart = (value: string | number, part: TimePart): number | null => {
  const date = new Date(toMillis(value));
  if (Number.isNaN(date.getTime())) return null;
  switch (part) {
    case "minute":
      return date.getUTCMinutes();
    case "hour":
      return date.getUTCHours();
    case "day":
      return date.getUTCDate();
    case "week":
      return isoWeek(date);
    case "month":
      return date.getUTCMonth() + 1;
    case "year":
      return date.getUTCFullYear();
  }
};

/** Epoch milliseconds of ISO 8601 text (a missing zone is UTC) or of an epoch number; NaN if it is neither. */
export const toMillis = (value: string | number): number => {
  if (typeof value === "number") return Math.abs(value) >= FIRST_MILLIS ? value : value * 1000;
  const found = ISO.exec(value);
  if (found === null) return Number.NaN;
  const [, day = "", time = "T00:00:00", fraction = "", zone = "Z"] = found;
  // Dates with 6 and 9 digits of a second were seen; the language promises only 3.
  return Date.parse(`${day}${time.replace(" ", "T")}${fraction.slice(0, 4)}${zone}`);
};

const ISO = /^(\d{4}-\d{2}-\d{2})([T ]\d{2}:\d{2}(?::\d{2})?)?(\.\d{1,9})?(Z|[+-]\d{2}:?\d{2})?$/;

/** Seconds stay below this until the year 5138. */
const FIRST_MILLIS = 100_000_000_000;

const DAY = 86_400_000;

const isoWeek = (date: Date): number => {
  const day = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
  const thursday = day + (4 - (date.getUTCDay() || 7)) * DAY;
  const yearStart = Date.UTC(new Date(thursday).getUTCFullYear(), 0, 1);
  return Math.floor((thursday - yearStart) / DAY / 7) + 1;
};
