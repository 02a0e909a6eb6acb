/** Which times the list shows: up to now from so far back, or between two moments (epoch milliseconds). */
export type TimeRange =
  | { kind: "last"; span: Span }
  | { kind: "between"; from: number | null; to: number | null };

export type Span = keyof typeof spans;

/** The offered spans in milliseconds; null reaches back to the first event. */
export const spans = {
  "1h": 3_600_000,
  "24h": 86_400_000,
  "7d": 7 * 86_400_000,
  "30d": 30 * 86_400_000,
  "90d": 90 * 86_400_000,
  all: null,
} as const;

export const spanNames: Record<Span, string> = {
  "1h": "Last hour",
  "24h": "Last 24 hours",
  "7d": "Last 7 days",
  "30d": "Last 30 days",
  "90d": "Last 90 days",
  all: "Any time",
};

export function isSpan(text: string): text is Span {
  return Object.hasOwn(spans, text);
}
