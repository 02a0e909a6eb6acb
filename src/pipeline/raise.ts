import type { Connection } from "#contract";
import type { Platform } from "#ports";
import type { Finding } from "./shapes/finding";
import type { RaisedAlert } from "./shapes/raised-alert";

/**
 * Stores what was found. An alert keeps the events that it was opened with, so that a page which is read again leads to
 * the same alerts and the same later matches.
 */
export async function raise(
  deps: Pick<Platform, "alerts" | "clock" | "log">,
  findings: ReadonlyArray<Finding>,
  connection: Pick<Connection, "connectedAt" | "deliverHistorical">,
): Promise<ReadonlyArray<RaisedAlert>> {
  if (findings.length === 0) return [];
  const isPast = (occurredAt: number): boolean => occurredAt < connection.connectedAt;
  const createdAt = deps.clock.now();
  const keys = findings.map(({ alert }) => alert.key);
  const before = await deps.alerts.openings(keys);
  const fresh = findings.filter(({ alert }) => !before.has(alert.key));
  await deps.alerts.add(
    fresh.map(({ alert, events }) => ({
      ...alert,
      createdAt,
      historical: events.every(({ event }) => isPast(event.occurredAt)),
      opening: events.map(({ event }) => event.key),
    })),
  );
  await deps.alerts.attach(
    findings.flatMap(({ alert, events }) =>
      events.map(({ event }) => ({
        alertKey: alert.key,
        eventKey: event.key,
        occurredAt: event.occurredAt,
      })),
    ),
  );
  for (const { alert, events } of fresh) {
    const historical = events.every(({ event }) => isPast(event.occurredAt));
    deps.log.write("match.alert-raised", { rule: alert.ruleId, alert: alert.key, historical });
  }
  // Read again: another run may have opened the same alert with other events at the same moment.
  const openings = fresh.length === 0 ? before : await deps.alerts.openings(keys);
  return findings.map(({ alert, events }) => {
    const opening: ReadonlySet<string> = openings.get(alert.key)?.events ?? new Set();
    const told = events.filter(
      ({ event }) => connection.deliverHistorical || !isPast(event.occurredAt),
    );
    return {
      key: alert.key,
      ruleId: alert.ruleId,
      level: alert.level,
      told: told.map(({ event: { key, occurredAt, product, actor } }) => ({
        key,
        occurredAt,
        product,
        actor: { id: actor.id, email: actor.email },
        later: !opening.has(key),
      })),
    };
  });
}
