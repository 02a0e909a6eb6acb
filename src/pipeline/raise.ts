import type { Connection } from "#contract";
import type { Platform } from "#ports";
import type { Finding } from "./shapes/finding";
import type { RaisedAlert } from "./shapes/raised-alert";

/**
 * Stores what was found, each event once a rule: where all events of a finding were told of in alerts of its rule
 * already, under keys from before the rule was edited, it is those alerts that are found again. An alert keeps the
 * events that it was opened with, so that a page which is read again leads to the same alerts and the same later matches.
 */
export async function raise(
  deps: Pick<Platform, "alerts" | "clock" | "log">,
  found: ReadonlyArray<Finding>,
  connection: Pick<Connection, "connectedAt" | "deliverHistorical">,
): Promise<ReadonlyArray<RaisedAlert>> {
  if (found.length === 0) return [];
  const isPast = (occurredAt: number): boolean => occurredAt < connection.connectedAt;
  const isHistorical = (finding: Finding): boolean =>
    linksOf(finding).every(({ occurredAt }) => isPast(occurredAt));
  const createdAt = deps.clock.now();
  const known = await deps.alerts.openings(found.map(({ alert }) => alert.key));
  const findings = await underKnownKeys(deps, found, known);
  const keys = findings.map(({ alert }) => alert.key);
  const before = findings === found ? known : await deps.alerts.openings(keys);
  const fresh = findings.filter(({ alert }) => !before.has(alert.key));
  await deps.alerts.add(
    fresh.map((finding) => ({
      ...finding.alert,
      createdAt,
      historical: isHistorical(finding),
      opening: linksOf(finding).map(({ eventKey }) => eventKey),
      why: finding.why(),
    })),
  );
  await deps.alerts.attach(findings.flatMap(linksOf));
  for (const finding of fresh) {
    const { ruleId: rule, key } = finding.alert;
    const historical = isHistorical(finding);
    deps.log.write("match.alert-raised", { rule, alert: key, historical });
  }
  // Read again: another run may have opened the same alert with other events at the same moment.
  const openings = fresh.length === 0 ? before : await deps.alerts.openings(keys);
  return findings.map(({ alert, events, goesOn }) => {
    const opening: ReadonlySet<string> = openings.get(alert.key)?.events ?? new Set();
    const told = events.filter(
      ({ event }) => !goesOn && (connection.deliverHistorical || !isPast(event.occurredAt)),
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

/** Findings with the keys that their events have been told under; the same findings where that changes nothing. */
async function underKnownKeys(
  deps: Pick<Platform, "alerts">,
  findings: ReadonlyArray<Finding>,
  known: ReadonlyMap<string, unknown>,
): Promise<ReadonlyArray<Finding>> {
  const renamed: Finding[] = [];
  for (const finding of findings) {
    const { alert, events } = finding;
    const keys = events.map(({ event }) => event.key);
    const told = known.has(alert.key) ? null : await deps.alerts.ofRule(alert.ruleId, keys);
    if (told === null || keys.some((key) => !told.has(key))) renamed.push(finding);
    else {
      for (const key of new Set(told.values())) {
        const own = events.filter(({ event }) => told.get(event.key) === key);
        renamed.push({ ...finding, alert: { ...alert, key }, events: own, earlier: [] });
      }
    }
  }
  return renamed.every((finding, index) => finding === findings[index]) ? findings : renamed;
}

/** All events of a finding, as links of its alert. */
function linksOf({ alert, events, earlier }: Finding) {
  return [...events.map(({ event }) => event), ...earlier].map(({ key, occurredAt }) => ({
    alertKey: alert.key,
    eventKey: key,
    occurredAt,
  }));
}
