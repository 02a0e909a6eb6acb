import type { AuditEvent, ProcedureInput, ProcedureOutput } from "#contract";
import { countEvents } from "#pipeline/shapes/count-events";
import { dashboardReport } from "#reports/dashboard";
import { dashboardRange } from "#reports/dashboard-range";
import { periodBefore } from "#reports/period-before";

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
  const before = periodBefore(steps, zone);
  const earliest = Math.min(...events.map(({ occurredAt }) => occurredAt));
  const names = new Map(events.map(({ actor }) => [actor.id, actor.name]));
  const report = dashboardReport(steps, zone, {
    counts: sampleCounts(events, from, to),
    before:
      earliest <= before.from
        ? { ...before, counts: sampleCounts(events, before.from, before.to) }
        : null,
    rules:
      events.length === 0
        ? []
        : [
            { ruleId: "org-admin-granted", title: "Organization admin granted", count: 21 },
            { ruleId: "failed-login-burst", title: "Failed login burst", count: 12 },
            { ruleId: "api-key-created", title: "API key created", count: 3 },
          ],
    became:
      events.length === 0
        ? { looked: 0, open: 0, acknowledged: 0, closed: 0, timeToAcknowledge: null }
        : {
            looked: 40,
            open: 6,
            acknowledged: 9,
            closed: 25,
            timeToAcknowledge: { of: 31, medianMs: 0.4 * hour, ninetiethMs: 5.2 * hour },
          },
  });
  return {
    ...report,
    now,
    from,
    to,
    waiting: 0,
    firstHour: events.length === 0 ? null : earliest - (earliest % hour),
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

/** The events of a range by hour. */
function sampleCounts(events: readonly AuditEvent[], from: number, to: number) {
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
  return {
    hours: figures,
    values: figures,
    alerts: events.length === 0 ? [] : sampleAlerts(from, to),
  };
}

/** A few alerts of every level, in no pattern. */
const sampleAlerts = (from: number, to: number) =>
  (["critical", "high", "medium", "low", "informational"] as const).flatMap((level, index) =>
    Array.from({ length: 3 + 2 * index }, (_, number) => ({
      hour: from + Math.floor(((to - from) / hour) * ((number * 0.37 + index * 0.11) % 1)) * hour,
      level,
      count: 1 + ((number * 3 + index) % 2),
    })),
  );
