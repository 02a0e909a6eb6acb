import { type ComplianceReport, type Period } from "#contract";
import { addDays } from "./add-days";
import type { CollectionFacts, RuleFacts } from "./compliance-facts";
import { complianceReport } from "./compliance-report";
import { readAlerts } from "./read-alerts";
import { loadRules, type ParsedRule } from "#rules/load-rules";
import { RuleSwitch } from "#rules/stored-rule";
import type { Platform } from "#ports";
import { topics } from "./topics";

/** Alerts that a report counts: what a question of the page has time for. */
const MOST_ALERTS = 2_000;
const VERSIONS = 100;

/** The report of a period of whole UTC days, from what is stored: counts that stay when the events go, and documents. */
export async function readCompliance(
  deps: Pick<Platform, "alerts" | "alertStates" | "clock" | "deliveries" | "documents" | "rollups">,
  asked: {
    readonly period: Period;
    readonly collection: CollectionFacts;
    readonly prebuilt: ReadonlyArray<ParsedRule>;
  },
): Promise<ComplianceReport> {
  const { period, collection, prebuilt } = asked;
  const rules = await readRules(deps, prebuilt);
  const counted = await addDays(deps, period);
  const alerts = await readAlerts(deps, { period, after: null, limit: MOST_ALERTS });
  return complianceReport({
    period,
    now: deps.clock.now(),
    collection,
    rules,
    actions: counted.actions,
    events: counted.total,
    alerts: alerts.map(({ alert, state, issueKey }) => ({
      ruleId: alert.ruleId,
      level: alert.level,
      // An issue that nobody has touched yet tells nothing of itself.
      state: state?.status ?? (issueKey === null ? null : "open"),
    })),
    moreAlerts: alerts.length === MOST_ALERTS,
  });
}

/** The rules that topics name, as they are and were. An own rule that replaces one speaks for it. */
async function readRules(
  deps: Pick<Platform, "documents">,
  prebuilt: ReadonlyArray<ParsedRule>,
): Promise<ReadonlyArray<RuleFacts>> {
  const named = new Set<string>(Object.values(topics).flatMap((topic) => topic.rules));
  const loaded = new Map((await loadRules(deps, prebuilt)).map((rule) => [rule.document.id, rule]));
  const facts: RuleFacts[] = [];
  for (const { document: original } of prebuilt) {
    const rule = loaded.get(original.id);
    if (rule === undefined || original.name === null || !named.has(original.name)) continue;
    const { id, title, level, alerting } = rule.document;
    const set = rule.switchVersion === 0 ? [] : await switchesOf(deps, id);
    const texts = rule.origin === "own" ? await deps.documents.history("rule", id, VERSIONS) : [];
    facts.push({
      id,
      name: original.name,
      title,
      level,
      enabled: rule.enabled,
      version: rule.version,
      changedAt: texts.map(({ updatedAt }) => updatedAt).toReversed(),
      initially: alerting.enabled,
      set,
    });
  }
  return facts;
}

async function switchesOf(
  deps: Pick<Platform, "documents">,
  ruleId: string,
): Promise<RuleFacts["set"]> {
  const versions = await deps.documents.history("rule-switch", ruleId, VERSIONS);
  return versions.toReversed().flatMap(({ body, updatedAt }) => {
    const set = RuleSwitch.safeParse(body);
    return set.success ? [{ at: updatedAt, enabled: set.data.enabled }] : [];
  });
}
