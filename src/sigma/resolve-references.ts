import { suggestion } from "./nearest";
import type { DocumentProblem } from "./rule-problem";
import type {
  Logsource,
  SigmaCorrelation,
  SigmaDocument,
  SigmaFilter,
  SigmaRule,
} from "./sigma-document";

export interface References {
  /** The documents without those whose references fail. */
  readonly documents: ReadonlyArray<SigmaDocument>;
  /** Each behind the correlations that it builds on; `rules` hold ids only. */
  readonly correlations: ReadonlyArray<SigmaCorrelation>;
  readonly filtersOf: (rule: SigmaRule) => ReadonlyArray<SigmaFilter>;
  /** Whether matches of this rule raise alerts of their own. */
  readonly alerts: (rule: SigmaRule | SigmaCorrelation) => boolean;
  readonly problems: ReadonlyArray<DocumentProblem>;
}

/** Joins correlations and filters to the rules that they name by id or name, across documents and files. */
export const resolveReferences = (documents: ReadonlyArray<SigmaDocument>): References => {
  const problems: DocumentProblem[] = [];
  const complain = (
    document: SigmaDocument,
    message: string,
    severity: "error" | "warning" = "error",
  ): void => {
    const { line, column } = document.at;
    problems.push({
      severity,
      code: "reference",
      message,
      line,
      column,
      document: 0,
      construct: null,
      ruleId: document.id,
    });
  };
  const byReference = new Map<string, SigmaRule | SigmaCorrelation>();
  const unique: SigmaDocument[] = [];
  const ids = new Set<string>();
  for (const document of documents) {
    if (ids.has(document.id)) {
      complain(
        document,
        `Another document has the id ${document.id} as well; give this one a new id.`,
      );
      continue;
    }
    ids.add(document.id);
    unique.push(document);
    if (document.kind === "filter") continue;
    byReference.set(document.id, document);
    if (document.name !== null && !byReference.has(document.name))
      byReference.set(document.name, document);
  }
  const correlations = orderCorrelations(unique, byReference, complain);
  const kept = new Set(correlations.map((one) => one.id));
  const quiet = new Set<string>();
  for (const { correlation } of correlations)
    if (!correlation.generate) for (const id of correlation.rules) quiet.add(id);
  for (const { correlation } of correlations)
    if (correlation.generate) for (const id of correlation.rules) quiet.delete(id);

  const filters = unique.filter((document) => document.kind === "filter");
  for (const filter of filters) {
    for (const reference of filter.rules === "any" ? [] : filter.rules) {
      if (!byReference.has(reference))
        complain(
          filter,
          `The filter names ${reference.slice(0, 80)}, which is not here${suggestion(reference, byReference.keys())}`,
          "warning",
        );
    }
  }
  return {
    documents: unique.filter(
      (document) => document.kind !== "correlation" || kept.has(document.id),
    ),
    correlations,
    filtersOf: (rule) => filters.filter((filter) => concerns(filter, rule)),
    // Informational rules never raise alerts: the specification keeps them for enrichment.
    alerts: (rule) => rule.level !== "informational" && !quiet.has(rule.id),
    problems,
  };
};

const concerns = (filter: SigmaFilter, rule: SigmaRule): boolean => {
  const named =
    filter.rules === "any" || filter.rules.some((one) => one === rule.id || one === rule.name);
  return named && covers(filter.logsource, rule.logsource);
};

const covers = (wide: Logsource, narrow: Logsource): boolean =>
  (["category", "product", "service"] as const).every(
    (key) => wide[key] === null || wide[key] === narrow[key],
  );

/** Depth first, so that a base comes before what builds on it; circles and missing rules are errors. */
const orderCorrelations = (
  documents: ReadonlyArray<SigmaDocument>,
  byReference: ReadonlyMap<string, SigmaRule | SigmaCorrelation>,
  complain: (document: SigmaDocument, message: string) => void,
): ReadonlyArray<SigmaCorrelation> => {
  const ordered: SigmaCorrelation[] = [];
  const state = new Map<string, "open" | "done" | "broken">();

  const visit = (document: SigmaCorrelation, depth: number): boolean => {
    const known = state.get(document.id);
    if (known !== undefined) return known === "done";
    state.set(document.id, "open");
    const targets: (SigmaRule | SigmaCorrelation)[] = [];
    let sound = depth <= LONGEST_CHAIN;
    if (!sound)
      complain(
        document,
        `Correlations build on each other more than ${LONGEST_CHAIN} deep; shorten the chain.`,
      );
    for (const reference of sound ? document.correlation.rules : []) {
      const target = byReference.get(reference);
      if (target === undefined) {
        complain(
          document,
          `The correlation names ${reference.slice(0, 80)}, which is not here${suggestion(reference, byReference.keys())}`,
        );
        sound = false;
      } else if (target.kind === "correlation" && !visit(target, depth + 1)) {
        complain(
          document,
          `The correlation builds on ${reference.slice(0, 80)}, which is broken or builds on this one.`,
        );
        sound = false;
      } else targets.push(target);
    }
    state.set(document.id, sound ? "done" : "broken");
    if (sound) ordered.push(withIds(document, targets));
    return sound;
  };

  for (const document of documents) if (document.kind === "correlation") visit(document, 0);
  return ordered;
};

const LONGEST_CHAIN = 20;

/** The same correlation with ids for rules, and aliases by id. */
const withIds = (
  document: SigmaCorrelation,
  targets: ReadonlyArray<SigmaRule | SigmaCorrelation>,
): SigmaCorrelation => {
  const idOf = (reference: string): string =>
    targets.find((one) => one.id === reference || one.name === reference)?.id ?? reference;
  const aliases = new Map(
    Array.from(document.correlation.aliases, ([alias, fields]) => [
      alias,
      new Map(Array.from(fields, ([rule, field]) => [idOf(rule), field])),
    ]),
  );
  return {
    ...document,
    correlation: { ...document.correlation, rules: targets.map((one) => one.id), aliases },
  };
};
