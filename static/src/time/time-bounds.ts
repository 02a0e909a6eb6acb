import { spans, type TimeRange } from "./time-range";

/** The moments that a range lies between, with `now` in epoch milliseconds; what is absent is open. */
export function timeBounds(range: TimeRange, now: number): { from?: number; to?: number } {
  if (range.kind === "last") {
    const back = spans[range.span];
    return back === null ? {} : { from: now - back };
  }
  return {
    ...(range.from !== null && { from: range.from }),
    ...(range.to !== null && { to: range.to }),
  };
}
