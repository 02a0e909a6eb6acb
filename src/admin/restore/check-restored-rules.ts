import type { Platform } from "#ports";
import { checkRules, type CheckedRule } from "#rules/check-rules";
import { loadLists } from "#rules/load-lists";
import { loadRules, type ParsedRule } from "#rules/load-rules";
import { StoredRule } from "#rules/stored-rule";
import type { Checked } from "./checked";

/**
 * Checks the rules of a backup together, as an import does, because some build on others. Rules that build on a refused
 * one are refused too, so it goes on until the rest stands by itself.
 */
export async function checkRestoredRules(
  deps: { readonly documents: Pick<Platform["documents"], "list"> },
  prebuilt: ReadonlyArray<ParsedRule>,
  wanted: ReadonlyArray<{ readonly id: string; readonly body: unknown }>,
): Promise<ReadonlyMap<string, Checked & { readonly title: string }>> {
  const [present, lists] = await Promise.all([loadRules(deps, prebuilt), loadLists(deps)]);
  const done = new Map<string, Checked & { readonly title: string }>();
  let left = wanted.flatMap(({ id, body }) => {
    const stored = StoredRule.safeParse(body).data;
    if (stored !== undefined) return [{ id, yaml: stored.yaml }];
    done.set(id, { title: id, refused: ["There is no text of a rule in it."] });
    return [];
  });
  for (;;) {
    const checked = checkRules(
      left.map(({ yaml }) => yaml),
      present.map(({ document }) => document),
      lists,
    );
    const judged = left.map((rule, index) => ({ rule, of: judge(rule.id, checked[index]) }));
    const refused = judged.filter(({ of }) => of.reasons.length > 0);
    if (refused.length === 0) {
      for (const { rule, of } of judged) {
        done.set(rule.id, { title: of.title, body: { yaml: rule.yaml } satisfies StoredRule });
      }
      return done;
    }
    for (const { rule, of } of refused) done.set(rule.id, { title: of.title, refused: of.reasons });
    left = left.filter(({ id }) => !done.has(id));
  }
}

function judge(
  id: string,
  checked: CheckedRule | undefined,
): { readonly title: string; readonly reasons: ReadonlyArray<string> } {
  const document = checked?.document ?? null;
  const other =
    document !== null && document.id !== id ? [`Its text has the id ${document.id}.`] : [];
  const problems = (checked?.problems ?? [])
    .filter(({ severity }) => severity === "error")
    .map(({ line, message }) => `Line ${line}: ${message}`);
  const red = (checked?.examples ?? []).some(({ passed }) => !passed)
    ? ["An example does not give what it should."]
    : [];
  return { title: document?.title ?? id, reasons: [...other, ...problems, ...red] };
}
