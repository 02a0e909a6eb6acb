import type { Period } from "#contract";

/** When a rule was switched off in a period, from its switch as it was set, oldest first. `to` null: it still is. */
export function offStretches(
  period: Period,
  rule: {
    /** Before anybody set it. */
    readonly initially: boolean;
    readonly set: ReadonlyArray<{ readonly at: number; readonly enabled: boolean }>;
  },
): ReadonlyArray<{ readonly from: number; readonly to: number | null }> {
  const moments = [{ at: Number.MIN_SAFE_INTEGER, enabled: rule.initially }, ...rule.set];
  const off: Array<{ from: number; to: number | null }> = [];
  moments.forEach(({ at, enabled }, index) => {
    if (enabled) return;
    const next = moments[index + 1]?.at ?? null;
    if (at >= period.to || (next !== null && next <= period.from)) return;
    const last = off.at(-1);
    if (last !== undefined && last.to === at) last.to = next;
    else off.push({ from: Math.max(at, period.from), to: next });
  });
  return off.map(({ from, to }) => ({
    from,
    // A later end would tell of another period; a lasting one still lasts.
    to: to === null ? null : Math.min(to, period.to),
  }));
}
