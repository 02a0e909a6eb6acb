import type { Failure, RuleSummary } from "#contract";
import { err, ok, type Result } from "#lib/result";
import type { Platform } from "#ports";
import { loadRules, type LoadedRule, type ParsedRule } from "#rules/load-rules";
import type { RuleSwitch } from "#rules/stored-rule";
import type { Caller } from "./caller";
import { isDismissal } from "./is-dismissal";
import type { ProcedureSet } from "./procedure-set";
import { ruleSummary } from "./rule-summary";
import { overtaken } from "./overtaken";

const DAY = 86_400_000;
const DAYS = 30;

/** The list of rules, what they found lately, and what is set beside them. */
export function ruleProcedures(
  prebuilt: ReadonlyArray<ParsedRule>,
): ProcedureSet<"rules/list" | "rules/set-enabled" | "rules/save-settings" | "rules/activity"> {
  return {
    "rules/list": async (deps) => {
      const rules = await loadRules(deps, prebuilt);
      const alerts = await deps.alerts.countByRule(deps.clock.now() - DAYS * DAY);
      return ok({
        rules: rules
          .filter(({ document }) => document.kind !== "filter")
          .map((rule): RuleSummary => ruleSummary(rule, alerts)),
      });
    },

    "rules/set-enabled": async (deps, { id, enabled, version }, caller) => {
      const found = await findRule(deps, prebuilt, id);
      if (!found.ok) return found;
      return await saveSwitch(deps, found.value, { enabled }, version, caller);
    },

    "rules/save-settings": async (deps, { id, level, destinations, version }, caller) => {
      const found = await findRule(deps, prebuilt, id);
      if (!found.ok) return found;
      return await saveSwitch(deps, found.value, { level, destinations }, version, caller);
    },

    "rules/activity": async (deps) => {
      const today = Math.floor(deps.clock.now() / DAY);
      const since = (today - DAYS + 1) * DAY;
      const [matches, alerts, outcomes] = await Promise.all([
        deps.alerts.matchesByDay(since),
        deps.alerts.countByRule(since),
        outcomesOf(deps, since),
      ]);
      const ids = new Set([...matches.map(({ ruleId }) => ruleId), ...alerts.keys()]);
      return ok({
        activity: [...ids].map((ruleId) => {
          const own = matches.filter((match) => match.ruleId === ruleId);
          const byDay = new Map(own.map(({ day, count }) => [day, count]));
          return {
            ruleId,
            days: Array.from({ length: DAYS }, (_, index) => byDay.get(since + index * DAY) ?? 0),
            alerts: alerts.get(ruleId)?.count ?? 0,
            ...(outcomes.get(ruleId) ?? { closed: 0, dismissed: 0 }),
            lastMatchAt: own.length === 0 ? null : Math.max(...own.map(({ last }) => last)),
          };
        }),
      });
    },
  };
}

/** What became of the alerts since a moment, by rule. */
async function outcomesOf(
  deps: Pick<Platform, "alertStates">,
  since: number,
): Promise<ReadonlyMap<string, { readonly closed: number; readonly dismissed: number }>> {
  const outcomes = new Map<string, { closed: number; dismissed: number }>();
  for (const { ruleId, status, resolution, count } of await deps.alertStates.outcomes(since)) {
    if (status !== "closed") continue;
    const { closed, dismissed } = outcomes.get(ruleId) ?? { closed: 0, dismissed: 0 };
    const more = isDismissal(resolution) ? count : 0;
    outcomes.set(ruleId, { closed: closed + count, dismissed: dismissed + more });
  }
  return outcomes;
}

async function findRule(
  deps: Pick<Platform, "documents">,
  prebuilt: ReadonlyArray<ParsedRule>,
  id: string,
): Promise<Result<LoadedRule, Failure>> {
  const rules = await loadRules(deps, prebuilt);
  const rule = rules.find(({ document }) => document.id === id);
  return rule === undefined
    ? err({ code: "not-found", message: "There is no such rule." })
    : ok(rule);
}

/** Changes a part of what is set beside a rule; the rest stays. */
async function saveSwitch(
  deps: Pick<Platform, "documents" | "clock">,
  rule: LoadedRule,
  change: {
    readonly enabled?: boolean;
    readonly level?: LoadedRule["set"]["level"];
    readonly destinations?: LoadedRule["set"]["destinations"];
  },
  version: number,
  caller: Caller,
): Promise<Result<{ readonly version: number }, Failure>> {
  const { enabled, level, destinations } = { enabled: rule.enabled, ...rule.set, ...change };
  const body: RuleSwitch = {
    enabled,
    ...(level === null ? {} : { level }),
    ...(destinations === null ? {} : { destinations: [...destinations] }),
  };
  const saved = await deps.documents.save({
    kind: "rule-switch",
    id: rule.document.id,
    body,
    expectedVersion: version,
    by: caller.accountId,
    at: deps.clock.now(),
  });
  if (saved !== null) return ok({ version: saved });
  return err(overtaken("this rule"));
}
