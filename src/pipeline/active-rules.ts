import type { Suppression } from "#contract";
import type { Platform } from "#ports";
import { compileSuppressions } from "#rules/compile-suppressions";
import type { LoadedRule } from "#rules/load-rules";
import { compileRules } from "#sigma/compile-rules";
import { correlationInput } from "#sigma/correlation-input";
import type { NamedLists } from "#sigma/expand-placeholders";
import type { SigmaCorrelation } from "#sigma/sigma-document";
import type { ActiveRules } from "./shapes/active-rules";

/**
 * Compiles all rules, since one may be named by another, and tells of those that are switched on. One that cannot be
 * compiled is left out and named in the log.
 */
export function activeRules(
  deps: Pick<Platform, "log">,
  {
    rules,
    lists = new Map(),
    suppressions = [],
  }: {
    readonly rules: ReadonlyArray<LoadedRule>;
    readonly lists?: NamedLists;
    readonly suppressions?: ReadonlyArray<Suppression & { readonly id: string }>;
  },
): ActiveRules {
  const ruleSet = compileRules(
    rules.map(({ document }) => document),
    { lists },
  );
  for (const { ruleId, message } of ruleSet.problems) {
    deps.log.write("match.rule-refused", { rule: ruleId, problem: message });
  }
  const byId = new Map(rules.map((rule) => [rule.document.id, rule]));
  const isOn = (ruleId: string): boolean => byId.get(ruleId)?.enabled === true;
  const needed = neededBy(ruleSet.correlations, isOn);
  const quiet = quietened(ruleSet.correlations);
  return {
    match: (body) =>
      ruleSet.match(body).map(({ rule, alerts }) => ({ rule, alerts: alerts && isOn(rule.id) })),
    correlations: ruleSet.correlations
      .filter(({ id }) => needed.has(id))
      .map((document) => ({
        document,
        alerts: isOn(document.id) && document.level !== "informational" && !quiet.has(document.id),
        input: correlationInput(document),
      })),
    versionOf: (ruleId) => byId.get(ruleId)?.version ?? 1,
    titleOf: (ruleId) => byId.get(ruleId)?.document.title ?? ruleId,
    suppressionOf: compileSuppressions(suppressions, lists),
    lists,
  };
}

/** The correlations that are on with all that they build on. */
function neededBy(
  correlations: ReadonlyArray<SigmaCorrelation>,
  isOn: (ruleId: string) => boolean,
): ReadonlySet<string> {
  const needed = new Set<string>();
  // Bases come first, so the other way round each is seen after all that need it.
  for (const { id, correlation } of correlations.toReversed()) {
    if (isOn(id)) needed.add(id);
    if (needed.has(id)) for (const base of correlation.rules) needed.add(base);
  }
  return needed;
}

/** What raises nothing of its own because a correlation that builds on it says so, and none says otherwise. */
function quietened(correlations: ReadonlyArray<SigmaCorrelation>): ReadonlySet<string> {
  const quiet = new Set<string>();
  for (const generate of [false, true]) {
    for (const { correlation } of correlations) {
      if (correlation.generate !== generate) continue;
      for (const base of correlation.rules) {
        if (generate) quiet.delete(base);
        else quiet.add(base);
      }
    }
  }
  return quiet;
}
