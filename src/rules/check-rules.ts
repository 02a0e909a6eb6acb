import type { ExampleResult, RuleProblem } from "#contract";
import { compileRules } from "#sigma/compile-rules";
import type { NamedLists } from "#sigma/expand-placeholders";
import { parseRules } from "#sigma/parse-rules";
import { runExamples } from "#sigma/run-examples";
import type { SigmaCorrelation, SigmaDocument, SigmaRule } from "#sigma/sigma-document";
import { newlyBroken } from "./newly-broken";

/** A rule text that somebody wants to keep, and whether it can be. */
export interface CheckedRule {
  /** Null where the text cannot be read as one rule. */
  readonly document: SigmaRule | SigmaCorrelation | null;
  /** It can be kept where none of these is an error and every example passed. */
  readonly problems: ReadonlyArray<RuleProblem>;
  readonly examples: ReadonlyArray<ExampleResult>;
}

/**
 * Reads each text as one rule, compiles all of them with the rules that stay, and runs their examples. `present` are
 * the rules as they are now, from which those of the same id are left out.
 */
export function checkRules(
  texts: ReadonlyArray<string>,
  present: ReadonlyArray<SigmaDocument>,
  lists: NamedLists,
): ReadonlyArray<CheckedRule> {
  const ids = new Set<string>();
  const read = texts.map((text) => readOne(text, ids));
  const wanted = read.flatMap(({ document }) => (document === null ? [] : [document]));
  const kept = present.filter(({ id }) => !ids.has(id));
  const rules = compileRules([...kept, ...wanted], { lists });
  const broken = newlyBroken(present, [...kept, ...wanted], lists).filter(
    ({ ruleId }) => !ids.has(ruleId),
  );
  const replaced = new Set(present.filter(({ id }) => ids.has(id)).map(({ id }) => id));
  return read.map(({ document, problems }) => {
    if (document === null) return { document, problems, examples: [] };
    const own = rules.problems.filter(({ ruleId }) => ruleId === document.id);
    const others = replaced.has(document.id)
      ? broken.map(({ title, message }) => wholeText(`This would break "${title}": ${message}`))
      : [];
    const examples = own.some(({ severity }) => severity === "error")
      ? []
      : [...runExamples(rules, document)];
    return { document, problems: [...problems, ...own.map(told), ...others], examples };
  });
}

function readOne(text: string, ids: Set<string>): Omit<CheckedRule, "examples"> {
  const { documents, errors, warnings } = parseRules(text);
  const [document, second] = documents;
  const problems = [...errors, ...warnings].map(told);
  const refuse = (message: string) => ({
    document: null,
    problems: [...problems, wholeText(message)],
  });
  if (errors.length > 0) return { document: null, problems };
  if (document === undefined) return refuse("Write a rule: the text is empty.");
  if (second !== undefined) return refuse("A rule is one document; import several as a bundle.");
  if (document.kind === "filter")
    return refuse("Filters are not kept here: suppress alerts, or write `not` into the rule.");
  if (document.id.length > LONGEST_ID)
    return refuse(`An id may have ${LONGEST_ID} characters; this one has ${document.id.length}.`);
  if (ids.has(document.id)) return refuse(`Another document here has the id ${document.id} too.`);
  ids.add(document.id);
  return { document, problems };
}

/** What the alert table holds. */
const LONGEST_ID = 100;

const told = ({ severity, line, column, message }: RuleProblem): RuleProblem => ({
  severity,
  line,
  column,
  message,
});

const wholeText = (message: string): RuleProblem => ({
  severity: "error",
  line: 1,
  column: 1,
  message,
});
