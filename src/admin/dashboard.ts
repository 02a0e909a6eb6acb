import type { Dashboard, Period } from "#contract";
import { collectionFacts } from "#health/collection-facts";
import { wasRead } from "#health/was-read";
import { ok } from "#lib/result";
import { readCountries } from "#pipeline/shapes/read-countries";
import type { Platform } from "#ports";
import { dashboardReport } from "#reports/dashboard";
import { dashboardRange } from "#reports/dashboard-range";
import { periodBefore } from "#reports/period-before";
import { readBecame } from "#reports/read-became";
import { readCounts } from "#reports/read-counts";
import type { ProcedureSet } from "./procedure-set";

/** Figures from rollups: at most three dozen small statements, however many events there are. */
export const dashboardProcedures: ProcedureSet<"dashboard/get"> = {
  "dashboard/get": async (deps, { range, zone }) => {
    const now = deps.clock.now();
    const steps = dashboardRange(now, range, zone);
    const from = steps[0]?.from ?? now;
    const to = steps.at(-1)?.to ?? now;
    const report = dashboardReport(steps, zone, {
      counts: await readCounts(deps, from, to),
      became: await readBecame(deps, from, to),
      rules: await deps.alerts.raisedByRule(from, to),
      before: await readBefore(deps, periodBefore(steps, zone)),
    });
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

/** The counts of a period that the log was read of; null where it was not. */
async function readBefore(
  deps: Pick<Platform, "alerts" | "checkpoints" | "clock" | "documents" | "events" | "rollups">,
  { from, to }: Period,
) {
  const { collected } = await collectionFacts(deps);
  if (!wasRead({ from, to }, collected)) return null;
  return { from, to, counts: await readCounts(deps, from, to) };
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
