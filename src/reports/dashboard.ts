import { type Dashboard, type DayFigures, EventCategory, type Figures } from "#contract";
import { type Counts, tally } from "#lib/tally";
import { zonedHour } from "#lib/zoned-hour";
import type { Step } from "./dashboard-range";
import { filterOfCategory } from "./event-category";

const LONGEST_LIST = 10;

/** Counts of whole hours: by hour, and by value for the range as a whole. */
export interface DashboardCounts {
  readonly became: Dashboard["alerts"]["became"];
  readonly hours: DayFigures["hours"];
  readonly values: ReadonlyArray<Pick<Figures, "actions" | "actors" | "countries" | "ips">>;
  readonly alerts: ReadonlyArray<{
    readonly hour: number;
    readonly level: Dashboard["alerts"]["levels"][number]["level"];
    readonly count: number;
  }>;
}

/** What counts say, in the steps of the range and the zone's days. Names of people are for the caller to put in. */
export function dashboardReport(
  steps: ReadonlyArray<Step>,
  zone: string,
  { hours, values, alerts, became }: DashboardCounts,
): Pick<
  Dashboard,
  | "total"
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
  const top = (counts: ReadonlyArray<Counts>): Dashboard["actions"] => {
    const kept = listed(tally(counts)).slice(0, LONGEST_LIST);
    const counted = sum(kept.map(({ count }) => count));
    return {
      values: kept.map((one) => ({ ...one, label: one.value })),
      others: total - counted,
    };
  };
  const categories = new Map(tally(hours.map((hour) => hour.categories)));
  return {
    total,
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
    categories: EventCategory.options.map((category) => ({
      category,
      count: categories.get(category) ?? 0,
      filter: filterOfCategory(category),
    })),
    actions: top(values.map((one) => one.actions)),
    actors: top(values.map((one) => one.actors)),
    countries: top(values.map((one) => one.countries)),
    ips: top(values.map((one) => one.ips)),
    week: byWeek(hours, zone),
    alerts: {
      total: sum(alerts.map(({ count }) => count)),
      levels: byLevel(alerts),
      became,
    },
  };
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
