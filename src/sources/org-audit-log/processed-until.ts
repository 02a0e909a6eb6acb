import type { Runs } from "./read-runs";

/** Event time (ms) that every run has passed, seen from the one that is furthest behind; null where one has not begun. */
export function processedUntil({ live, past }: Runs): number | null {
  const states = past !== null && !past.done ? [live, past] : [live];
  const times = states.map((state) => state?.newestProcessedAt ?? null);
  const known = times.filter((time) => time !== null);
  return known.length < times.length ? null : Math.min(...known);
}
