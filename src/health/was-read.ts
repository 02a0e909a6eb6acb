import type { Period } from "#contract";
import { uncovered } from "#lib/uncovered";

const HOUR = 3_600_000;

/** Whether the log was read over a whole period but for less than an hour at a time: only then it may be compared with. */
export function wasRead(period: Period, collected: ReadonlyArray<Period>): boolean {
  return uncovered(period, collected).every(({ from, to }) => to - from < HOUR);
}
