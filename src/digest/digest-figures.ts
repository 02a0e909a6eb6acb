import { type Digest, EventCategory, Level } from "#contract";
import { type Counts, tally } from "#lib/tally";
import type { DashboardCounts } from "#reports/dashboard";

const PRODUCTS = 8;
const RULES = 5;
const ACTORS = 5;

type Compared = Digest["events"];

/** What the counts of a week say beside those of the week before; null where that one was not counted whole. */
export function digestFigures(
  week: DashboardCounts,
  before: DashboardCounts | null,
  became: Digest["alerts"]["became"],
  rules: ReadonlyArray<{ readonly ruleId: string; readonly title: string; readonly count: number }>,
): Pick<Digest, "events" | "products" | "categories" | "alerts" | "actors"> {
  const compared = (of: (counts: DashboardCounts) => number): Compared => ({
    count: of(week),
    before: before === null ? null : of(before),
  });
  const top = (
    of: (counts: DashboardCounts) => Counts,
    most: number,
  ): Array<Compared & { value: string }> =>
    of(week)
      .slice(0, most)
      .map(([value]) => ({ value, ...compared((counts) => countOf(of(counts), value)) }));
  const raised = (level: Level) =>
    compared(({ alerts }) => sum(alerts.filter((one) => one.level === level)));
  return {
    events: compared(({ hours }) => hours.reduce((all, { total }) => all + total, 0)),
    products: top(({ hours }) => tally(hours.map(({ products }) => products)), PRODUCTS),
    categories: EventCategory.options.map((category) => ({
      category,
      ...compared(({ hours }) =>
        countOf(tally(hours.map(({ categories }) => categories)), category),
      ),
    })),
    alerts: {
      ...compared(({ alerts }) => sum(alerts)),
      levels: Level.options
        .toReversed()
        .map((level) => ({ level, ...raised(level) }))
        .filter((one) => one.count > 0 || (one.before ?? 0) > 0),
      rules: rules
        .slice(0, RULES)
        .map(({ ruleId, title, count }) => ({ id: ruleId, title, count })),
      became,
    },
    // What the system did by itself has no account, and is nobody's activity.
    actors: top(
      ({ values }) => tally(values.map(({ actors }) => actors)).filter(([id]) => id !== ""),
      ACTORS,
    ).map((one) => ({ ...one, label: "" })),
  };
}

const countOf = (counts: Counts, value: string): number =>
  counts.find(([text]) => text === value)?.[1] ?? 0;

const sum = (counts: ReadonlyArray<{ readonly count: number }>): number =>
  counts.reduce((all, { count }) => all + count, 0);
