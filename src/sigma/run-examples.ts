import type { RuleSet } from "./compile-rules";
import { createCorrelator } from "./create-correlator";
import { isObject } from "./field-path";
import type { Example, SigmaCorrelation, SigmaRule } from "./sigma-document";
import { toMillis } from "./time-part";

interface ExampleRun {
  /** What the author expects. */
  readonly wanted: "match" | "no-match";
  /** Among those of its kind, from 1. */
  readonly number: number;
  readonly passed: boolean;
}

/** Runs the examples of a rule or correlation in a rule set that holds it and what it builds on. */
export const runExamples = (
  rules: RuleSet,
  document: SigmaRule | SigmaCorrelation,
): ReadonlyArray<ExampleRun> => {
  const { match, noMatch } = document.alerting.examples;
  const run = (wanted: ExampleRun["wanted"], examples: ReadonlyArray<Example>) =>
    examples.map((example, index) => ({
      wanted,
      number: index + 1,
      passed: matches(rules, document.id, example) === (wanted === "match"),
    }));
  return [...run("match", match), ...run("no-match", noMatch)];
};

const matches = (rules: RuleSet, id: string, example: Example): boolean => {
  const correlator = createCorrelator(rules.correlations);
  const events = example
    .map((event, index) => ({ event, eventId: String(index), time: timeOf(event) }))
    .toSorted((a, b) => a.time - b.time);
  return events.some((one) => {
    const found = rules.match(one.event).map(({ ruleId }) => ruleId);
    const hits = found.flatMap((ruleId) => correlator.push({ ruleId, ...one }));
    return found.includes(id) || hits.some(({ correlationId }) => correlationId === id);
  });
};

/** Epoch milliseconds; 0 where an example has no time. */
const timeOf = (event: Readonly<Record<string, unknown>>): number => {
  const attributes = event["attributes"];
  const time = isObject(attributes) ? attributes["time"] : undefined;
  const at = typeof time === "string" ? toMillis(time) : Number.NaN;
  return Number.isNaN(at) ? 0 : at;
};
