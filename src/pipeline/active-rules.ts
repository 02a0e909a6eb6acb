import type { Platform } from "#ports";
import type { LoadedRule } from "#rules/load-rules";
import { compileRules } from "#sigma/compile-rules";
import type { ActiveRules } from "./match";

/**
 * Compiles all rules, since one may be named by another, and tells of those that are switched on. One that cannot be
 * compiled is left out and named in the log.
 */
export function activeRules(
  deps: Pick<Platform, "log">,
  rules: ReadonlyArray<LoadedRule>,
): ActiveRules {
  const ruleSet = compileRules(rules.map(({ document }) => document));
  for (const { ruleId, message } of ruleSet.problems) {
    deps.log.write("match.rule-refused", { rule: ruleId, problem: message });
  }
  const versions = new Map(
    rules.filter(({ enabled }) => enabled).map(({ document, version }) => [document.id, version]),
  );
  return {
    match: (body) => ruleSet.match(body).filter(({ ruleId }) => versions.has(ruleId)),
    versionOf: (ruleId) => versions.get(ruleId) ?? 1,
  };
}
