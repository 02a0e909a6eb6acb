import { compileRules } from "#sigma/compile-rules";
import type { NamedLists } from "#sigma/expand-placeholders";
import type { SigmaDocument } from "#sigma/sigma-document";

/** What a change of rules breaks that worked before: a correlation that names a rule that is gone, for instance. */
export function newlyBroken(
  before: ReadonlyArray<SigmaDocument>,
  after: ReadonlyArray<SigmaDocument>,
  lists: NamedLists,
): ReadonlyArray<{ readonly ruleId: string; readonly title: string; readonly message: string }> {
  const errors = (documents: ReadonlyArray<SigmaDocument>) =>
    compileRules(documents, { lists }).problems.filter(({ severity }) => severity === "error");
  const known = new Set(errors(before).map(({ ruleId }) => ruleId));
  const titles = new Map(after.map(({ id, title }) => [id, title]));
  return errors(after)
    .filter(({ ruleId }) => !known.has(ruleId))
    .map(({ ruleId, message }) => ({ ruleId, title: titles.get(ruleId) ?? ruleId, message }));
}
