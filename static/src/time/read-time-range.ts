import { isSpan, type Span, type TimeRange } from "./time-range";

/** The range that a query names, `usual` where it names none. */
export function readTimeRange(query: URLSearchParams, usual: Span): TimeRange {
  const span = query.get("last");
  if (span !== null && isSpan(span)) return { kind: "last", span };
  const from = moment(query.get("from"));
  const to = moment(query.get("to"));
  if (from === null && to === null) return { kind: "last", span: usual };
  return { kind: "between", from, to };
}

function moment(text: string | null): number | null {
  const at = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(at) ? null : at;
}
