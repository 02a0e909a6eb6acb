import { formatCount } from "../text/format-count";
import type { Noun } from "./noun";
import type { Series } from "./series";

/** A step of a chart in words: "18 Nov 2026: 412 events, Jira 300, Admin 112". Parts of a whole have a sum, others none. */
export function stepLabel(
  name: string,
  series: readonly Series[],
  counts: readonly number[],
  noun: Noun,
  isWhole: boolean,
): string {
  const told = series.map(({ label }, index) => ({ label, count: counts[index] ?? 0 }));
  if (!isWhole) {
    return `${name}: ${told.map(({ label, count }) => `${label} ${formatCount(count, noun.one, noun.many)}`).join(", ")}`;
  }
  const sum = formatCount(
    told.reduce((all, { count }) => all + count, 0),
    noun.one,
    noun.many,
  );
  const parts = told.length < 2 ? [] : told.filter(({ count }) => count > 0);
  return [
    `${name}: ${sum}`,
    ...parts.map(({ label, count }) => `${label} ${new Intl.NumberFormat("en").format(count)}`),
  ].join(", ");
}
