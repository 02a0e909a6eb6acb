/** Line and column in the rule text, both counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * Something wrong with a rule text. An `error` keeps its document out of the result; a `warning` does not.
 * `unsupported` is an error about something that other engines may run and this one cannot; `construct` names it.
 */
export interface RuleProblem extends Position {
  readonly severity: "error" | "warning";
  readonly code: "syntax" | "schema" | "limit" | "unsupported" | "reference" | "suspicious";
  /** One sentence for the author of the rule, saying how to mend it. */
  readonly message: string;
  /** Which document of the text, counted from 0. */
  readonly document: number;
  readonly construct: string | null;
}

/** A problem that shows only when documents come together: a missing list, a missing or circular reference. */
export interface DocumentProblem extends RuleProblem {
  readonly ruleId: string;
}
