import type { ExampleResult, RuleProblem } from "#contract";
import { compileRules } from "#sigma/compile-rules";
import type { NamedLists } from "#sigma/expand-placeholders";
import { parseRules } from "#sigma/parse-rules";
import { runExamples } from "#sigma/run-examples";
import type { SigmaDocument } from "#sigma/sigma-document";

export interface CheckedText {
  readonly document: SigmaDocument | null;
  readonly problems: readonly RuleProblem[];
  readonly examples: readonly ExampleResult[];
  /** Whether the app would most likely take it. */
  readonly isGreen: boolean;
}

/** What is wrong with a rule as it is typed, found in the page with the engine that the app runs. */
export function checkText(
  text: string,
  others: readonly SigmaDocument[],
  lists: NamedLists,
): CheckedText {
  const { documents, errors, warnings } = parseRules(text);
  const [document = null, second] = documents;
  const problems: RuleProblem[] = [...errors, ...warnings];
  const complain = (message: string) =>
    problems.push({ severity: "error", line: 1, column: 1, message });
  if (second) complain("A rule is one document; import several as a bundle.");
  if (document === null || document.kind === "filter") {
    if (problems.length === 0) complain("Write a rule: title, logsource and detection.");
    return { document, problems, examples: [], isGreen: false };
  }
  const rules = compileRules(
    document.kind === "correlation"
      ? [...others.filter(({ id }) => id !== document.id), document]
      : [document],
    { lists },
  );
  problems.push(...rules.problems.filter(({ ruleId }) => ruleId === document.id));
  const failed = problems.some(({ severity }) => severity === "error");
  const examples = failed ? [] : runExamples(rules, document);
  const hasExample = document.alerting.examples.match.length > 0;
  const isGreen = !failed && hasExample && examples.every(({ passed }) => passed);
  return { document, problems, examples, isGreen };
}
