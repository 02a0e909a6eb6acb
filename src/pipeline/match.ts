import type { AuditEvent } from "#contract";
import { cutText } from "#lib/cut-text";
import type { Platform } from "#ports";
import { alertKey } from "#sigma/alert-key";
import type { SigmaRule } from "#sigma/sigma-document";
import type { Finding } from "./shapes/finding";
import type { NormalisedEvent } from "./shapes/normalised-event";

/** The rules that are on. */
export interface ActiveRules {
  readonly match: (
    body: NormalisedEvent["body"],
  ) => ReadonlyArray<{ readonly rule: SigmaRule; readonly alerts: boolean }>;
  readonly versionOf: (ruleId: string) => number;
}

/**
 * Tries the rules on the events of a page. Matches of one rule with the same dedup key in the same bucket of event
 * time are one alert, whatever page or order they come in: the same events always give the same alerts.
 */
export function match(
  deps: Pick<Platform, "bytes">,
  rules: ActiveRules,
  events: ReadonlyArray<NormalisedEvent>,
  /** What this account does is never matched: otherwise an alert's issue could raise the next alert. */
  ownAccountId: string | null,
): ReadonlyArray<Finding> {
  const findings = new Map<string, { alert: Finding["alert"]; events: NormalisedEvent[] }>();
  for (const one of events.toSorted(inTime)) {
    if (ownAccountId !== null && one.event.actor.id === ownAccountId) continue;
    for (const { rule, alerts } of rules.match(one.body)) {
      if (!alerts) continue;
      const alert = alertOf(deps, rule, rules.versionOf(rule.id), one);
      const finding = findings.get(alert.key);
      if (finding === undefined) findings.set(alert.key, { alert, events: [one] });
      else if (!finding.events.some(({ event }) => event.key === one.event.key))
        finding.events.push(one);
    }
  }
  return [...findings.values()];
}

const inTime = (a: NormalisedEvent, b: NormalisedEvent): number =>
  a.event.occurredAt - b.event.occurredAt || (a.event.key < b.event.key ? -1 : 1);

function alertOf(
  deps: Pick<Platform, "bytes">,
  rule: SigmaRule,
  ruleVersion: number,
  { event, body }: NormalisedEvent,
): Finding["alert"] {
  const { group, bucket } = alertKey(rule, body, event.occurredAt);
  return {
    key: deps.bytes.sha256(`${rule.id}\n${group}\n${bucket}`).slice(0, 32),
    ruleId: rule.id,
    ruleTitle: rule.title,
    ruleVersion,
    level: rule.level,
    title: titleOf(rule, event),
    dedupKey: cutText(group, 200),
    bucketStart: bucket,
  };
}

function titleOf(rule: SigmaRule, { actor, target }: AuditEvent): string {
  const who = actor.name || actor.email || actor.id;
  const what = target.name === "" || target.name === who ? "" : ` → ${target.name}`;
  return cutText(`${rule.title}: ${who || "unknown actor"}${what}`.replaceAll("\n", " "), 200);
}
