import type { BacktestSide } from "#contract";

const DAY = 86_400_000;

interface Day {
  day: number;
  edited: { matches: number; alerts: number };
  saved: { matches: number; alerts: number };
}

/** Every day between the first and the last on which either version found something, quiet ones included. */
export function fillDays(edited: BacktestSide["days"], saved: BacktestSide["days"]): Day[] {
  const all = [...edited, ...saved].map(({ day }) => day);
  if (all.length === 0) return [];
  const first = Math.min(...all);
  const none = { matches: 0, alerts: 0 };
  const find = (days: BacktestSide["days"]) => new Map(days.map((one) => [one.day, one]));
  const [before, after] = [find(saved), find(edited)];
  return Array.from({ length: (Math.max(...all) - first) / DAY + 1 }, (_, n) => {
    const day = first + n * DAY;
    return { day, edited: after.get(day) ?? none, saved: before.get(day) ?? none };
  });
}
