/** How often each text was counted. Pairs, not an object: a text that somebody else chose may be `__proto__`. */
export type Counts = ReadonlyArray<readonly [text: string, count: number]>;

/** Adds counts up: the most frequent first, equals in the order of their texts, zeros left out. */
export function tally(all: ReadonlyArray<Counts>): Counts {
  const sums = new Map<string, number>();
  for (const counts of all) {
    for (const [text, count] of counts) sums.set(text, (sums.get(text) ?? 0) + count);
  }
  return [...sums]
    .filter(([, count]) => count !== 0)
    .toSorted(([a, one], [b, two]) => two - one || (a < b ? -1 : 1));
}
