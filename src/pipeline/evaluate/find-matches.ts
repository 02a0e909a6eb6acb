import type { AuditEvent } from "#contract";
import type { Platform } from "#ports";
import { alertKey } from "#sigma/alert-key";
import type { SigmaRule } from "#sigma/sigma-document";
import type { ActiveRules } from "../shapes/active-rules";
import type { Finding } from "../shapes/finding";
import type { NormalisedEvent } from "../shapes/normalised-event";
import { alertOf } from "./alert-of";
import { whyMatched } from "./why-matched";

/** One rule that one event of the page matches. */
export interface PageMatch {
  readonly one: NormalisedEvent;
  readonly rule: SigmaRule;
  readonly alerts: boolean;
}

/**
 * Alerts of rules on single events. Matches of one rule with the same dedup key in the same bucket of event time are
 * one alert, whatever page or order they come in.
 */
export function findMatches(
  deps: Pick<Platform, "bytes">,
  rules: ActiveRules,
  matches: ReadonlyArray<PageMatch>,
) {
  const findings = new Map<string, Finding & { readonly events: NormalisedEvent[] }>();
  const silenced: { suppressionId: string; eventKey: string; occurredAt: number }[] = [];
  for (const { one, rule, alerts } of matches) {
    if (!alerts) continue;
    const { key: eventKey, occurredAt } = one.event;
    const suppression = rules.suppressionOf(rule.id, one.event, one.body);
    if (suppression !== null) {
      silenced.push({ suppressionId: suppression.id, eventKey, occurredAt });
      continue;
    }
    const { group, bucket } = alertKey(rule, one.body, occurredAt);
    const alert = alertOf(deps, rules, rule, { group, bucket, subject: subjectOf(one.event) });
    const finding = findings.get(alert.key);
    if (finding === undefined) {
      const why = () => whyMatched(rule, one.body, rules.lists);
      findings.set(alert.key, { alert, events: [one], earlier: [], goesOn: false, why });
    } else if (!finding.events.some(({ event }) => event.key === eventKey)) {
      finding.events.push(one);
    }
  }
  return { findings: [...findings.values()], silenced };
}

function subjectOf({ actor, target }: AuditEvent): string {
  const who = actor.name || actor.email || actor.id;
  const what = target.name === "" || target.name === who ? "" : ` → ${target.name}`;
  return `${who || "unknown actor"}${what}`;
}
