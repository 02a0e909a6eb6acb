import type { Platform } from "#ports";
import { loadRules, type ParsedRule } from "#rules/load-rules";

/** The ids of all rules and correlations that there are. */
export async function ruleIds(
  deps: { readonly documents: Pick<Platform["documents"], "list"> },
  prebuilt: ReadonlyArray<ParsedRule>,
): Promise<ReadonlySet<string>> {
  return new Set((await loadRules(deps, prebuilt)).map(({ document }) => document.id));
}
