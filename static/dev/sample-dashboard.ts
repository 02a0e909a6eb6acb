import type { AuditEvent, ProcedureInput, ProcedureOutput } from "#contract";
import { countEvents } from "#pipeline/shapes/count-events";
import { dashboardReport } from "#reports/dashboard";
import { dashboardRange } from "#reports/dashboard-range";

const hour = 3_600_000;

/** The dashboard over made-up events, counted as the app counts. */
export function sampleDashboard(
  events: readonly AuditEvent[],
  now: number,
  { range, zone }: ProcedureInput<"dashboard/get">,
): ProcedureOutput<"dashboard/get"> {
  const steps = dashboardRange(now, range, zone);
  const from = steps[0]?.from ?? now;
  const to = steps.at(-1)?.to ?? now;
  const byHour = new Map<number, AuditEvent[]>();
  for (const event of events) {
    if (event.occurredAt < from || event.occurredAt >= to) continue;
    const at = event.occurredAt - (event.occurredAt % hour);
    byHour.set(at, [...(byHour.get(at) ?? []), event]);
  }
  const figures = [...byHour].map(([at, all]) => ({
    at,
    ...countEvents(all.map((event) => ({ ...event, actorId: event.actor.id, ip: event.ip ?? "" }))),
  }));
  const names = new Map(events.map(({ actor }) => [actor.id, actor.name]));
  const report = dashboardReport(steps, zone, {
    hours: figures,
    values: figures,
    alerts: [
      { hour: to - 2 * hour, level: "high", count: 2 },
      { hour: to - 20 * hour, level: "low", count: 5 },
    ],
  });
  return {
    ...report,
    now,
    from,
    to,
    waiting: 0,
    firstHour: events.length === 0 ? null : now - 200 * 24 * hour,
    actors: {
      ...report.actors,
      values: report.actors.values.map((one) => ({
        ...one,
        label: names.get(one.value) ?? one.value,
      })),
    },
    newCountries: events.length === 0 ? [] : [{ country: "NO", hour: to - 30 * hour }],
    lagMs: events.length === 0 ? null : 41_000,
  };
}
