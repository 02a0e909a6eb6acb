import type { Limits } from "./limits";
import type { Position, RuleProblem } from "./rule-problem";

/** Collects the problems of one text, up to the limit, so that an author sees several at once. */
export interface Reporter {
  readonly error: (
    at: Position,
    message: string,
    code?: RuleProblem["code"],
    construct?: string,
  ) => void;
  readonly warn: (at: Position, message: string) => void;
  /** How many errors were reported so far. */
  readonly errors: () => number;
  readonly problems: ReadonlyArray<RuleProblem>;
}

export const createReporter = (document: number, limits: Limits): Reporter => {
  const problems: RuleProblem[] = [];
  let errors = 0;
  const add = (problem: RuleProblem): void => {
    if (problems.length < limits.problems) problems.push(problem);
  };
  return {
    error: (at, message, code = "schema", construct) => {
      errors += 1;
      const { line, column } = at;
      add({
        severity: "error",
        code,
        message,
        line,
        column,
        document,
        construct: construct ?? null,
      });
    },
    warn: (at, message) => {
      const { line, column } = at;
      add({
        severity: "warning",
        code: "suspicious",
        message,
        line,
        column,
        document,
        construct: null,
      });
    },
    errors: () => errors,
    problems,
  };
};
