import { type Dashboard, type DayFigures, EventCategory, type Figures } from "#contract";
import { type Counts, tally } from "#lib/tally";
import { zonedHour } from "#lib/zoned-hour";
import type { Step } from "./step";
import { filterOfCategory } from "./event-category";

const LONGEST_LIST = 10;

/** Counts of whole hours: by hour, and by value for the range as a whole. */
export interface DashboardCounts {
  readonly hours: DayFigures["hours"];
  readonly values: ReadonlyArray<Pick<Figures, "actions" | "actors" | "countries" | "ips">>;
  readonly alerts: ReadonlyArray<{
    readonly hour: number;
    readonly level: Dashboard["alerts"]["levels"][number]["level"];
    readonly count: number;
  }>;
}

/** What was counted of a range, and beside it. */
interface Counted {
  readonly counts: DashboardCounts;
  readonly became: Dashboard["alerts"]["became"];
  /** Most frequent first. */
  readonly rules: ReadonlyArray<{
    readonly ruleId: string;
    readonly title: string;
    readonly count: number;
  }>;
  /** The counts of a period before; null where there is none to compare with. */
  readonly before: (Step & { readonly counts: DashboardCounts }) | null;
}

/** What counts say, in the steps of the range and the zone's days. Names of people are for the caller to put in. */
export function dashboardReport(
  steps: ReadonlyArray<Step>,
  zone: string,
  { counts: { hours, values, alerts }, became, rules, before }: Counted,
): Pick<
  Dashboard,
  | "total"
  | "before"
  | "points"
  | "products"
  | "categories"
  | "actions"
  | "actors"
  | "countries"
  | "ips"
  | "week"
  | "alerts"
> {
  const total = sum(hours.map((hour) => hour.total));
  const top = (of: keyof DashboardCounts["values"][number]): Dashboard["actions"] => {
    const kept = listed(tally(values.map((one) => one[of]))).slice(0, LONGEST_LIST);
    const countBefore = before === null ? () => null : counter(before.counts, of);
    return {
      values: kept.map((one) => ({ ...one, label: one.value, before: countBefore(one.value) })),
      others: total - sum(kept.map(({ count }) => count)),
    };
  };
  return {
    total,
    before: before && {
      from: before.from,
      to: before.to,
      total: sum(before.counts.hours.map((hour) => hour.total)),
      categories: byCategory(before.counts.hours),
      alerts: sum(before.counts.alerts.map(({ count }) => count)),
    },
    points: steps.map(({ from, to }) => {
      const within = hours.filter(({ at }) => at >= from && at < to);
      const raised = alerts.filter(({ hour }) => hour >= from && hour < to);
      return {
        from,
        to,
        total: sum(within.map((hour) => hour.total)),
        products: listed(tally(within.map((hour) => hour.products))),
        alerts: sum(raised.map(({ count }) => count)),
        levels: byLevel(raised),
      };
    }),
    products: listed(tally(hours.map((hour) => hour.products))),
    categories: byCategory(hours).map((one) => ({
      ...one,
      filter: filterOfCategory(one.category),
    })),
    actions: top("actions"),
    actors: top("actors"),
    countries: top("countries"),
    ips: top("ips"),
    week: byWeek(hours, zone),
    alerts: {
      total: sum(alerts.map(({ count }) => count)),
      levels: byLevel(alerts),
      rules: rules
        .slice(0, LONGEST_LIST)
        .map(({ ruleId, title, count }) => ({ id: ruleId, title, count })),
      became,
    },
  };
}

function byCategory(
  hours: DashboardCounts["hours"],
): Array<{ category: EventCategory; count: number }> {
  const counts = new Map(tally(hours.map((hour) => hour.categories)));
  return EventCategory.options.map((category) => ({ category, count: counts.get(category) ?? 0 }));
}

/** How often a value was counted; null for one that may be among what was cut off. */
function counter(
  { hours, values }: DashboardCounts,
  of: keyof DashboardCounts["values"][number],
): (value: string) => number | null {
  const counts = new Map(tally(values.map((one) => one[of])));
  const isWhole = sum([...counts.values()]) === sum(hours.map((hour) => hour.total));
  return (value) => counts.get(value) ?? (isWhole ? 0 : null);
}

const alertLevels = ["critical", "high", "medium", "low", "informational"] as const;

function byLevel(alerts: DashboardCounts["alerts"]): Dashboard["alerts"]["levels"] {
  return alertLevels.flatMap((level) => {
    const count = sum(alerts.filter((one) => one.level === level).map((one) => one.count));
    return count === 0 ? [] : [{ level, count }];
  });
}

const listed = (counts: Counts): Array<{ value: string; count: number }> =>
  counts.map(([value, count]) => ({ value, count }));

const sum = (numbers: ReadonlyArray<number>): number => numbers.reduce((all, one) => all + one, 0);

function byWeek(hours: DayFigures["hours"], zone: string): number[][] {
  const local = zonedHour(zone);
  const week = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  for (const { at, total } of hours) {
    const { weekday, hour } = local(at);
    const day = week[weekday];
    if (day !== undefined) day[hour] = (day[hour] ?? 0) + total;
  }
  return week;
}
