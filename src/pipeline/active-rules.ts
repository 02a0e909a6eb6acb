import type { Platform } from "#ports";
import type { LoadedRule } from "#rules/load-rules";
import { compileRules } from "#sigma/compile-rules";
import type { ActiveRules } from "./match";

/** Compiles the rules that are switched on. One that cannot be compiled is left out and named in the log. */
export function activeRules(
  deps: Pick<Platform, "log">,
  rules: ReadonlyArray<LoadedRule>,
): ActiveRules {
  const enabled = rules.filter((rule) => rule.enabled);
  const ruleSet = compileRules(enabled.map(({ document }) => document));
  for (const { ruleId, message } of ruleSet.problems) {
    deps.log.write("match.rule-refused", { rule: ruleId, problem: message });
  }
  const versions = new Map(enabled.map(({ document, version }) => [document.id, version]));
  return { match: ruleSet.match, versionOf: (ruleId) => versions.get(ruleId) ?? 1 };
}
