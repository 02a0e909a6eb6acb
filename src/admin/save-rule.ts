import type { Failure, RuleProblem } from "#contract";
import { err, ok, type Result } from "#lib/result";
import type { Platform } from "#ports";
import { checkRules } from "#rules/check-rules";
import { loadLists } from "#rules/load-lists";
import { loadRules, type ParsedRule } from "#rules/load-rules";
import type { StoredRule } from "#rules/stored-rule";
import type { Caller } from "./caller";
import { overtaken } from "./overtaken";

/**
 * Stores a rule where it can be read, compiles with the others and has green examples, at least one of them an event
 * that it must find. `id` is the rule that is edited, null for a new one; `version` is what was edited.
 */
export async function saveRule(
  deps: Pick<Platform, "documents" | "clock">,
  prebuilt: ReadonlyArray<ParsedRule>,
  {
    id,
    yaml,
    version,
  }: { readonly id: string | null; readonly yaml: string; readonly version: number },
  caller: Caller,
): Promise<Result<{ readonly id: string; readonly version: number }, Failure>> {
  const [present, lists] = await Promise.all([loadRules(deps, prebuilt), loadLists(deps)]);
  const [checked] = checkRules(
    [yaml],
    present.map(({ document }) => document),
    lists,
  );
  const document = checked?.document ?? null;
  const problems = [...(checked?.problems ?? [])];
  const examples = [...(checked?.examples ?? [])];
  if (document !== null) {
    if (id !== null && document.id !== id)
      problems.push(
        whole(
          `Keep the id ${id}: alerts and settings know the rule by it. For another rule, make a new one.`,
        ),
      );
    if (id === null && present.some((rule) => rule.document.id === document.id))
      problems.push(
        whole(
          `There is a rule with the id ${document.id} already: edit that one, or choose another id.`,
        ),
      );
    if (document.alerting.examples.match.length === 0) problems.push(whole(noExample));
  }
  const green = examples.every(({ passed }) => passed);
  if (document === null || !green || problems.some(({ severity }) => severity === "error")) {
    const first = problems.find(({ severity }) => severity === "error");
    const message = first?.message ?? "An example does not give what it should.";
    return err({ code: "invalid-input", message, problems, examples });
  }
  const stored = await deps.documents.read("rule", document.id);
  const saved = await deps.documents.save({
    kind: "rule",
    id: document.id,
    body: { yaml } satisfies StoredRule,
    // A new rule may take the id of one that was deleted: its history goes on.
    expectedVersion: id === null && stored?.body === null ? stored.version : version,
    by: caller.accountId,
    at: deps.clock.now(),
  });
  if (saved !== null) return ok({ id: document.id, version: saved });
  return err(overtaken("this rule"));
}

const noExample =
  "Add at least one example event that the rule must find, under audit-stream: examples: match.";

const whole = (message: string): RuleProblem => ({
  severity: "error",
  line: 1,
  column: 1,
  message,
});
