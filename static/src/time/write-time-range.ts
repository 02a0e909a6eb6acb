import type { Span, TimeRange } from "./time-range";

/** Names a range in a query, unless it is the usual one. */
export function writeTimeRange(query: URLSearchParams, range: TimeRange, usual: Span): void {
  if (range.kind === "last") {
    if (range.span !== usual) query.set("last", range.span);
    return;
  }
  if (range.from !== null) query.set("from", new Date(range.from).toISOString());
  if (range.to !== null) query.set("to", new Date(range.to).toISOString());
}
