import type { Platform } from "#ports";
import { loadLists } from "#rules/load-lists";
import { loadRules, type ParsedRule } from "#rules/load-rules";
import { loadSuppressions } from "#rules/load-suppressions";
import { activeRules } from "./active-rules";
import type { ActiveRules } from "./shapes/active-rules";

/** The rules as they are stored, compiled with the lists and suppressions that they run with. */
export async function readActiveRules(
  deps: Pick<Platform, "documents" | "log">,
  prebuilt: ReadonlyArray<ParsedRule>,
): Promise<ActiveRules> {
  const [rules, lists, suppressions] = await Promise.all([
    loadRules(deps, prebuilt),
    loadLists(deps),
    loadSuppressions(deps),
  ]);
  return activeRules(deps, { rules, lists, suppressions });
}
