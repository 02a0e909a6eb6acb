/** A number with separators and its noun: `formatCount(1234, "event")` is "1,234 events". */
export function formatCount(count: number, noun: string, plural = `${noun}s`): string {
  return `${new Intl.NumberFormat("en").format(count)} ${count === 1 ? noun : plural}`;
}
