import type { KeyWarning } from "#contract/key-warning";

/** The level of warning for so many whole days that a key has left; null where nobody knows. */
export function keyWarning(daysLeft: number | null): KeyWarning {
  if (daysLeft === null) return "unknown";
  if (daysLeft < 0) return "expired";
  if (daysLeft < 1) return "day";
  if (daysLeft < 7) return "week";
  if (daysLeft < 14) return "fortnight";
  return daysLeft < 30 ? "month" : "none";
}
