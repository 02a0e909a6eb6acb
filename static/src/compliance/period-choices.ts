import type { Period } from "#contract";

const DAY = 86_400_000;

export const periodChoices = {
  "30d": "Last 30 days",
  "90d": "Last 90 days",
  "365d": "Last 365 days",
  quarter: "This quarter",
  "quarter-before": "Last quarter",
} as const;
export type PeriodChoice = keyof typeof periodChoices;

export const isPeriodChoice = (value: string | null): value is PeriodChoice =>
  value !== null && Object.hasOwn(periodChoices, value);

/** The whole UTC days that a choice stands for at a moment; today is one of them where it is not over yet. */
export function periodOf(choice: PeriodChoice, now: number): Period {
  const tomorrow = (Math.floor(now / DAY) + 1) * DAY;
  const date = new Date(now);
  const quarter = date.getUTCMonth() - (date.getUTCMonth() % 3);
  const begin = Date.UTC(date.getUTCFullYear(), quarter);
  switch (choice) {
    case "30d":
      return { from: tomorrow - 30 * DAY, to: tomorrow };
    case "90d":
      return { from: tomorrow - 90 * DAY, to: tomorrow };
    case "365d":
      return { from: tomorrow - 365 * DAY, to: tomorrow };
    case "quarter":
      return { from: begin, to: tomorrow };
    case "quarter-before":
      return { from: Date.UTC(date.getUTCFullYear(), quarter - 3), to: begin };
  }
}
