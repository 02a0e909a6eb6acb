/** What is known about a group and one of its values before the moment in question. */
export interface Baseline {
  /** When the group was first seen, epoch milliseconds; null if never. */
  readonly knownSince: number | null;
  /** When the group last showed this value; null if never. */
  readonly lastSeen: number | null;
}

/**
 * The decision of `new_value` (extension): the group has been known for the learning time, and it did not show
 * this value within the timespan before `time`. Whoever just joined has nothing that could be new.
 */
export const isNewValue = (
  { timespanMs, learningMs }: { readonly timespanMs: number; readonly learningMs: number },
  { knownSince, lastSeen }: Baseline,
  time: number,
): boolean => {
  if (knownSince === null || knownSince >= time || time - knownSince < learningMs) return false;
  return lastSeen === null || time - lastSeen > timespanMs;
};
