import type { Platform } from "#ports";
import type { DashboardCounts } from "./dashboard";

const DAY = 86_400_000;
/** So many rows of days fit into an answer of the database, whatever they hold. */
const DAYS = 60;

/** Counts from one whole hour to before another: whole days from their own rows, and the hours at both ends one by one. */
export async function readCounts(
  deps: Pick<Platform, "rollups" | "alerts">,
  from: number,
  to: number,
): Promise<DashboardCounts> {
  const firstDay = Math.ceil(from / DAY) * DAY;
  const lastDay = Math.max(firstDay, Math.floor(to / DAY) * DAY);
  const edges = [
    ...(await deps.rollups.hours(from, Math.min(firstDay, to))),
    ...(await deps.rollups.hours(lastDay, to)),
  ];
  const days = [];
  for (let day = firstDay; day < lastDay; day += DAYS * DAY) {
    days.push(...(await deps.rollups.days(day, Math.min(lastDay, day + DAYS * DAY))));
  }
  const parts = edges.flatMap(({ hour, parts: all }) => all.map((part) => ({ ...part, at: hour })));
  return {
    hours: [...parts, ...days.flatMap(({ figures }) => figures.hours)],
    values: [...parts, ...days.map(({ figures }) => figures)],
    alerts: await deps.alerts.volume(from, to),
  };
}
