import { compileRules, type RuleSet } from "#sigma/compile-rules";
import type { NamedLists } from "#sigma/expand-placeholders";
import { parseRules } from "#sigma/parse-rules";
import { runExamples } from "#sigma/run-examples";
import type { SigmaCorrelation, SigmaDocument, SigmaRule } from "#sigma/sigma-document";
import { loadRuleFiles } from "./load-rule-files";
import type { Outcome } from "./outcome";

interface FailedExample {
  readonly file: string;
  readonly rule: string;
  /** `match 2`: the second of the examples that must match. */
  readonly example: string;
  readonly message: string;
}

/** Runs the example events that stand in the rule files, with all rules of the paths together. */
export const testRules = (paths: ReadonlyArray<string>, lists: NamedLists): Outcome => {
  const started = performance.now();
  const parsed = loadRuleFiles(paths).map(({ file, text }) => ({ file, ...parseRules(text) }));
  const rules = compileRules(
    parsed.flatMap(({ documents }) => documents),
    { lists },
  );
  const failed: FailedExample[] = [];
  const without: string[] = [];
  let examples = 0;
  for (const { file, documents, errors } of parsed) {
    for (const { line, message } of errors)
      failed.push({ file, rule: "", example: `line ${line}`, message });
    for (const document of documents) {
      if (document.kind === "filter") continue;
      const { match, noMatch } = document.alerting.examples;
      if (match.length === 0 || noMatch.length === 0) without.push(document.id);
      examples += match.length + noMatch.length;
      const wrong = wrongExamples(rules, document);
      failed.push(...wrong.map((one) => ({ file, rule: document.id, ...one })));
    }
  }
  const json = {
    files: parsed.length,
    rules: count(parsed, "rule"),
    correlations: count(parsed, "correlation"),
    examples,
    failed,
    withoutExamples: without,
    ms: Math.round(performance.now() - started),
  };
  const lines = failed.map(
    ({ file, rule, example, message }) => `${file} ${rule} ${example}: ${message}`,
  );
  const summary = `${examples} examples of ${json.rules} rules and ${json.correlations} correlations, ${failed.length} failed, ${without.length} documents without both kinds`;
  return { json, text: [...lines, summary, ""].join("\n"), failed: failed.length > 0 };
};

const wrongExamples = (
  rules: RuleSet,
  document: SigmaRule | SigmaCorrelation,
): ReadonlyArray<{ readonly example: string; readonly message: string }> =>
  runExamples(rules, document).flatMap(({ wanted, number, passed }) => {
    if (passed) return [];
    const message = wanted === "match" ? "should match and does not" : "should not match and does";
    return [{ example: `${wanted} ${number}`, message }];
  });

const count = (
  parsed: ReadonlyArray<{ readonly documents: ReadonlyArray<SigmaDocument> }>,
  kind: SigmaDocument["kind"],
): number => parsed.flatMap(({ documents }) => documents).filter((one) => one.kind === kind).length;
