import type { BaseMatch } from "./correlation-input";
import { inEventTime } from "./evaluate-correlation";
import type { Correlation } from "./sigma-document";

/**
 * The matches of one group and one page that have to be kept, so that with those of other pages every window counts
 * what it would have counted, up to the threshold: of each stretch as long as the timespan the first and the last so
 * many (a window ends or begins inside a stretch, never both). Whatever is in between was judged with its page.
 * Types and conditions for which that does not hold keep all.
 */
export const thinMatches = <Match extends BaseMatch>(
  correlation: Correlation,
  matches: ReadonlyArray<Match>,
): ReadonlyArray<Match> => {
  const keysOf = countedBy(correlation);
  const most = threshold(correlation);
  if (keysOf === null || most === null || matches.length <= most) return matches;
  const stretches = new Map<number, Match[]>();
  for (const match of matches.toSorted(inEventTime)) {
    const number = Math.floor(match.time / correlation.timespanMs);
    const stretch = stretches.get(number) ?? [];
    stretches.set(number, stretch);
    stretch.push(match);
  }
  const kept = new Set<Match>();
  for (const stretch of stretches.values()) {
    for (const ordered of [stretch, stretch.toReversed()]) {
      const shown = new Set<string>();
      for (const match of ordered) {
        if (shown.size >= most) break;
        const fresh = keysOf(match).filter((key) => !shown.has(key));
        if (fresh.length === 0) continue;
        for (const key of fresh) shown.add(key);
        kept.add(match);
      }
    }
  }
  return matches.filter((match) => kept.has(match));
};

/** What is counted, of the types that count different things. */
const countedBy = ({ type }: Correlation): ((match: BaseMatch) => ReadonlyArray<string>) | null => {
  if (type === "event_count")
    return ({ once, ruleId, eventId }) => [once ?? `${ruleId}\n${eventId}`];
  if (type === "value_count") return ({ values }) => values;
  if (type === "temporal") return ({ ruleId }) => [ruleId];
  return null;
};

/** The count from which on the condition holds whatever more there is; null if there is no such count. */
const threshold = ({ condition }: Correlation): number | null => {
  let least = 1;
  for (const { operator, value } of condition.bounds) {
    if (operator === "gte") least = Math.max(least, Math.ceil(value));
    else if (operator === "gt") least = Math.max(least, Math.floor(value) + 1);
    else return null;
  }
  return least;
};
