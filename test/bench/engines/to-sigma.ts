import type { BenchRule, BenchTest } from "../bench-rules";

const FIELDS = {
  action: "action",
  email: "actor.email",
  message: "message",
  country: "country",
  actor: "actor.id",
  names: "target.name",
};
const MODIFIERS = { in: "", prefix: "|startswith", suffix: "|endswith", contains: "|contains" };

/** The rule as the plain value of a Sigma detection. */
export const toDetection = ({ all, none }: BenchRule): Readonly<Record<string, unknown>> => {
  const entries = (tests: ReadonlyArray<BenchTest>): Readonly<Record<string, unknown>> =>
    Object.fromEntries(
      tests.map(({ field, operator, values }) => [
        `${FIELDS[field]}${MODIFIERS[operator]}`,
        values,
      ]),
    );
  if (none.length === 0) return { selection: entries(all), condition: "selection" };
  return { selection: entries(all), filter: entries(none), condition: "selection and not filter" };
};

/** The same as the text of one document. JSON is YAML. */
export const toSigma = (rule: BenchRule): string =>
  JSON.stringify({
    title: `Rule ${rule.id}`,
    id: `rule-${rule.id}`,
    logsource: { product: "atlassian", service: "audit" },
    detection: toDetection(rule),
  });
