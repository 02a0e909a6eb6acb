import type { ExampleResult, RuleProblem } from "#contract";

interface ProblemListProps {
  problems: readonly RuleProblem[];
  examples: readonly ExampleResult[];
  hasDocument: boolean;
}

/** What keeps a rule from being saved, line by line, and how its examples went. */
export function ProblemList({ problems, examples, hasDocument }: ProblemListProps) {
  const red = examples.filter(({ passed }) => !passed);
  const clean = problems.every(({ severity }) => severity !== "error");
  return (
    <div className="rule-problems" aria-live="polite">
      {problems.length > 0 && (
        <ul aria-label="Problems">
          {problems.slice(0, MOST).map(({ severity, line, column, message }) => (
            <li key={`${line} ${column} ${message}`} className={`rule-problem-${severity}`}>
              <b>
                {severity === "error" ? "Error" : "Warning"}, line {line}:
              </b>{" "}
              {message}
            </li>
          ))}
        </ul>
      )}
      {hasDocument && clean && (
        <ul aria-label="Examples">
          {red.map(({ wanted, number }) => (
            <li key={`${wanted} ${number}`} className="rule-problem-error">
              <b>Example {number}</b>{" "}
              {wanted === "match"
                ? "should be found, and is not."
                : "should be left alone, and is found."}
            </li>
          ))}
          {!examples.some(({ wanted }) => wanted === "match") && (
            <li className="rule-problem-error">
              Add an event that the rule must find: try it below, and keep one as an example.
            </li>
          )}
          {examples.length > 0 && red.length === 0 && (
            <li className="rule-problem-green">
              {examples.length === 1
                ? "The example is green."
                : `All ${examples.length} examples are green.`}
            </li>
          )}
        </ul>
      )}
    </div>
  );
}

const MOST = 20;
