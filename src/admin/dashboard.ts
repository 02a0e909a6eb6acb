import type { Dashboard } from "#contract";
import { ok } from "#lib/result";
import { RollUpState } from "#pipeline/shapes/roll-up-state";
import type { Platform } from "#ports";
import { becameOfAlerts } from "#reports/became-of-alerts";
import { type DashboardCounts, dashboardReport } from "#reports/dashboard";
import { dashboardRange } from "#reports/dashboard-range";
import type { ProcedureSet } from "./procedure-set";

const DAY = 86_400_000;
/** So many rows of days fit into an answer of the database, whatever they hold. */
const DAYS = 60;
/** The newest alerts whose state is read, a hundred with a statement. */
const ALERTS = 1_000;

/** Figures from rollups: at most two dozen small statements, however many events there are. */
export const dashboardProcedures: ProcedureSet<"dashboard/get"> = {
  "dashboard/get": async (deps, { range, zone }) => {
    const now = deps.clock.now();
    const steps = dashboardRange(now, range, zone);
    const from = steps[0]?.from ?? now;
    const to = steps.at(-1)?.to ?? now;
    const counts = await readCounts(deps, from, to);
    const report = dashboardReport(steps, zone, counts);
    const lags = (await deps.events.lags(200)).toSorted((a, b) => a - b);
    return ok({
      ...report,
      now,
      from,
      to,
      waiting: await deps.rollups.waiting(),
      firstHour: await deps.rollups.firstHour(),
      actors: await named(deps, report.actors),
      newCountries: (await readCountries(deps)).filter(({ hour }) => hour >= from && hour < to),
      lagMs: lags[Math.floor(lags.length / 2)] ?? null,
    });
  },
};

/** Whole days from their own rows, and the hours at both ends one by one. */
async function readCounts(
  deps: Pick<Platform, "rollups" | "alerts" | "alertStates">,
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
  const raised = await deps.alerts.raised({ from, to, limit: ALERTS });
  const parts = edges.flatMap(({ hour, parts: all }) => all.map((part) => ({ ...part, at: hour })));
  return {
    hours: [...parts, ...days.flatMap(({ figures }) => figures.hours)],
    values: [...parts, ...days.map(({ figures }) => figures)],
    alerts: await deps.alerts.volume(from, to),
    became: becameOfAlerts(raised, await deps.alertStates.ofAlerts(raised.map(({ key }) => key))),
  };
}

/** Each country with the hour in which it was seen first. */
async function readCountries(
  deps: Pick<Platform, "checkpoints">,
): Promise<Dashboard["newCountries"]> {
  const state = (await deps.checkpoints.read("roll-up"))?.state ?? null;
  return state === null
    ? []
    : RollUpState.parse(state).countries.map(([country, hour]) => ({ country, hour }));
}

/** With the names that are still known. */
async function named(
  deps: Pick<Platform, "events">,
  actors: Dashboard["actors"],
): Promise<Dashboard["actors"]> {
  const ids = actors.values.map(({ value }) => value).filter((id) => id !== "");
  const known = ids.length === 0 ? [] : await deps.events.findActors("", ids);
  const names = new Map(known.map(({ id, name }) => [id, name]));
  return {
    ...actors,
    values: actors.values.map((one) => ({
      ...one,
      label: names.get(one.value) || one.value,
    })),
  };
}
