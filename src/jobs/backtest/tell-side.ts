import type { BacktestSide } from "#contract";
import type { Tally } from "./tally";

const DAY = 86_400_000;
const LISTED = 200;
const ACTORS = 10;

/** One side of the report. `other` is the other side's tally, to say which alerts both have. */
export function tellSide(tally: Tally, other: Tally | null): BacktestSide {
  const alerts = Object.entries(tally.alerts).map(([key, alert]) => ({ key, ...alert }));
  const newest = alerts.toSorted((a, b) => b.at - a.at || (a.key < b.key ? -1 : 1));
  const days = new Map<number, { matches: number; alerts: number }>();
  const dayOf = (day: number) => {
    const known = days.get(day) ?? { matches: 0, alerts: 0 };
    days.set(day, known);
    return known;
  };
  for (const [day, matches] of Object.entries(tally.days)) dayOf(Number(day)).matches = matches;
  for (const { at } of alerts) dayOf(Math.floor(at / DAY) * DAY).alerts += 1;
  return {
    matches: tally.matches,
    alerts: alerts.length,
    days: Array.from(days, ([day, counts]) => ({ day, ...counts })).toSorted(
      (a, b) => a.day - b.day,
    ),
    newest: newest.slice(0, LISTED).map(({ key, ruleId, title, level, at, events }) => ({
      key,
      ruleId,
      title,
      level,
      at,
      events: events.length,
      shared: other !== null && Object.hasOwn(other.alerts, key),
    })),
    actors: Object.values(tally.actors)
      .toSorted((a, b) => b.matches - a.matches || (a.id < b.id ? -1 : 1))
      .slice(0, ACTORS),
    samples: tally.alertSamples.length > 0 ? tally.alertSamples : tally.matchSamples,
  };
}
