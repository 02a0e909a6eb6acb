const exact = new Intl.NumberFormat("en");
const short = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });

/** A number for an axis, where room is short: "4,000", then "12K" and "1.2M". */
export function shownNumber(count: number): string {
  return count < 10_000 ? exact.format(count) : short.format(count);
}
