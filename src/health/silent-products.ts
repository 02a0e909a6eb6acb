const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Before so much history nobody can say what is usual. */
const ENOUGH_HISTORY = 14 * DAY;
/** However busy a product is, a few hours without an event are a night. */
const LEAST_GAP = 6 * HOUR;
const MUCH_LONGER = 2;

export interface SilentProduct {
  readonly product: string;
  /** The end of the last hour that had an event. */
  readonly since: number;
  /** The longest time without an event before, in milliseconds. */
  readonly longest: number;
}

/**
 * Products that have had no event for much longer than ever before: twice their own longest gap. `hours`: those that had
 * events, oldest first, with the products that had them.
 */
export function silentProducts(
  hours: ReadonlyArray<{ readonly at: number; readonly products: ReadonlyArray<string> }>,
  now: number,
): ReadonlyArray<SilentProduct> {
  const seen = new Map<string, { first: number; last: number; longest: number }>();
  for (const { at, products } of hours) {
    for (const product of products) {
      if (product === "") continue;
      const before = seen.get(product);
      if (before === undefined) {
        seen.set(product, { first: at, last: at, longest: 0 });
      } else {
        before.longest = Math.max(before.longest, at - before.last);
        before.last = at;
      }
    }
  }
  return [...seen].flatMap(([product, { first, last, longest }]) => {
    const isKnown = last - first >= ENOUGH_HISTORY;
    const gap = now - (last + HOUR);
    const isSilent = isKnown && gap > Math.max(LEAST_GAP, MUCH_LONGER * longest);
    return isSilent ? [{ product, since: last + HOUR, longest }] : [];
  });
}
