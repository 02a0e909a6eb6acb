import { err, ok } from "#lib/result";
import { loadRules, type LoadedRule, type ParsedRule } from "#rules/load-rules";
import type { ProcedureSet } from "./procedure-set";

const MONTH = 30 * 86_400_000;

/** The list of rules and their switches. */
export function ruleProcedures(
  prebuilt: ReadonlyArray<ParsedRule>,
): ProcedureSet<"rules/list" | "rules/set-enabled"> {
  return {
    "rules/list": async (deps) => {
      const rules = await loadRules(deps, prebuilt);
      const alerts = await deps.alerts.countByRule(deps.clock.now() - MONTH);
      return ok({
        rules: rules
          .filter(({ document }) => document.kind !== "filter")
          .map((rule) => summary(rule, alerts)),
      });
    },

    "rules/set-enabled": async (deps, { id, enabled, version }, caller) => {
      const rules = await loadRules(deps, prebuilt);
      if (!rules.some(({ document }) => document.id === id)) {
        return err({ code: "not-found", message: "There is no such rule." });
      }
      const saved = await deps.documents.save({
        kind: "rule-switch",
        id,
        body: { enabled },
        expectedVersion: version,
        by: caller.accountId,
        at: deps.clock.now(),
      });
      if (saved !== null) return ok({ version: saved });
      const message =
        "Somebody else switched this rule at the same time. Reload the list and look again.";
      return err({ code: "conflict", message });
    },
  };
}

function summary(
  { document, yaml, origin, enabled, switchVersion }: LoadedRule,
  alerts: ReadonlyMap<string, { readonly count: number; readonly last: number }>,
) {
  const { id, title, description, level, status, tags, falsepositives, references } = document;
  return {
    id,
    title,
    description,
    level,
    status,
    tags: [...tags],
    falsePositives: [...falsepositives],
    references: [...references],
    kind: document.kind === "correlation" ? ("correlation" as const) : ("rule" as const),
    origin,
    enabled,
    version: switchVersion,
    alertsLast30Days: alerts.get(id)?.count ?? 0,
    lastAlertAt: alerts.get(id)?.last ?? null,
    yaml,
  };
}
