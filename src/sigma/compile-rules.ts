import { candidateIndex } from "./candidate-index";
import { compileDetection, type CompiledDetection } from "./compile-detection";
import { every } from "./compile-test";
import type { NamedLists } from "./expand-placeholders";
import { createFieldTable, type FieldTable } from "./field-table";
import { defaultLimits, type Limits } from "./limits";
import { createReporter, type Reporter } from "./reporter";
import { resolveReferences } from "./resolve-references";
import type { DocumentProblem } from "./rule-problem";
import type { SigmaCorrelation, SigmaDocument, SigmaFilter, SigmaRule } from "./sigma-document";

export interface CompileOptions {
  /** Values by name for `expand`. */
  readonly lists?: NamedLists;
  readonly limits?: Limits;
  /** False tries every rule on every event: slower, with the same result. */
  readonly index?: boolean;
}

interface RuleMatch {
  readonly ruleId: string;
  readonly rule: SigmaRule;
  /** False when the rule only feeds correlations (`generate: false`), so that it raises no alert of its own. */
  readonly alerts: boolean;
}

/** Rules compiled once to closures, with an index that leaves out the rules that an event cannot match. */
export interface RuleSet {
  readonly rules: ReadonlyArray<SigmaRule>;
  /** Base correlations before those that build on them. */
  readonly correlations: ReadonlyArray<SigmaCorrelation>;
  /** Documents that were left out, and why. */
  readonly problems: ReadonlyArray<DocumentProblem>;
  /** The rules that match a raw audit event, in the order of the documents. */
  readonly match: (event: Readonly<Record<string, unknown>>) => ReadonlyArray<RuleMatch>;
  /** How many rules the index cannot leave out for any event. */
  readonly untargeted: number;
}

/** Compiles documents into one rule set. A document with a problem is left out; the others work. */
export const compileRules = (
  documents: ReadonlyArray<SigmaDocument>,
  options: CompileOptions = {},
): RuleSet => {
  const limits = options.limits ?? defaultLimits;
  const compilation = { fields: createFieldTable(), lists: options.lists ?? new Map(), limits };
  const problems: DocumentProblem[] = [];
  const references = resolveReferences(documents);
  problems.push(...references.problems);

  const rules: SigmaRule[] = [];
  const compiled: CompiledDetection[] = [];
  for (const document of references.documents) {
    if (document.kind !== "rule") continue;
    const reporter = createReporter(0, limits);
    const detection = compileRule(document, references.filtersOf(document), compilation, reporter);
    problems.push(...reporter.problems.map((problem) => ({ ...problem, ruleId: document.id })));
    if (reporter.errors() > 0) continue;
    rules.push(document);
    compiled.push(detection);
  }
  const { fields } = compilation;
  const indexed = options.index ?? true;
  const index = candidateIndex(
    compiled.map((one) => (indexed ? one.witness : null)),
    fields,
  );
  const { candidates } = index;
  const predicates = compiled.map((one) => one.matches);
  const matches = rules.map((rule) => ({ ruleId: rule.id, rule, alerts: references.alerts(rule) }));
  return {
    rules,
    correlations: references.correlations,
    problems,
    untargeted: index.untargeted,
    match: (event) => {
      const view = fields.open(event);
      const tried = index.find(view);
      let count = 0;
      for (let position = 0; position < tried; position += 1) {
        const rule = candidates[position] ?? 0;
        if (predicates[rule]?.(view) !== true) continue;
        candidates[count] = rule;
        count += 1;
      }
      if (count === 0) return NONE;
      if (count > 1) candidates.subarray(0, count).sort();
      const found: RuleMatch[] = [];
      for (let position = 0; position < count; position += 1) {
        const match = matches[candidates[position] ?? 0];
        if (match !== undefined) found.push(match);
      }
      return found;
    },
  };
};

const NONE: ReadonlyArray<never> = [];

interface Compilation {
  readonly fields: FieldTable;
  readonly lists: NamedLists;
  readonly limits: Limits;
}

/** A rule holds if its own condition does and every filter lets the event through. */
const compileRule = (
  rule: SigmaRule,
  filters: ReadonlyArray<SigmaFilter>,
  { fields, lists, limits }: Compilation,
  reporter: Reporter,
): CompiledDetection => {
  const own = compileDetection(rule.detection, lists, fields, reporter, limits);
  const gates = filters.map((filter) => {
    const { matches } = compileDetection(filter.detection, lists, fields, reporter, limits);
    return filter.mode === "keep"
      ? matches
      : (view: Parameters<typeof matches>[0]) => !matches(view);
  });
  return { matches: every([own.matches, ...gates]), witness: own.witness };
};
