interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What of a stretch none of the others covers, in order. */
export function uncovered(whole: Stretch, others: ReadonlyArray<Stretch>): ReadonlyArray<Stretch> {
  const left: Stretch[] = [];
  let from = whole.from;
  for (const other of others.toSorted((a, b) => a.from - b.from)) {
    const to = Math.min(other.from, whole.to);
    if (to > from) left.push({ from, to });
    from = Math.max(from, other.to);
  }
  return whole.to > from ? [...left, { from, to: whole.to }] : left;
}
