import type { Dashboard } from "#contract";
import { ok } from "#lib/result";
import { readCountries } from "#pipeline/shapes/read-countries";
import type { Platform } from "#ports";
import { dashboardReport } from "#reports/dashboard";
import { dashboardRange } from "#reports/dashboard-range";
import { readCounts } from "#reports/read-counts";
import type { ProcedureSet } from "./procedure-set";

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
