import { buildMatchers } from "./build-matchers";
import type { Condition } from "./condition";
import { derivedFields } from "./derive-audit-field";
import { knownActions } from "./known-actions";
import { defaultLimits } from "./limits";
import type { LocatedScalar } from "./located";
import { nearest } from "./nearest";
import { createReporter, type Reporter } from "./reporter";
import type { FieldTest, Search } from "./search";
import type { Detection, Logsource, SigmaDocument } from "./sigma-document";
import { exactText } from "./string-pattern";
import { isKnownField, taxonomyPaths } from "./taxonomy";

/** Warns of what is allowed but probably meant otherwise: unknown fields and actions, selections that do nothing. */
export const warnDocument = (document: SigmaDocument, reporter: Reporter): void => {
  if (document.kind === "correlation") return;
  const { detection, logsource } = document;
  const used = usedNames(detection.condition);
  for (const [name, search] of detection.searches) {
    const [test] = fieldTests(search);
    if (!used.has(name) && test !== undefined)
      reporter.warn(test.at, `The condition never uses "${name}".`);
  }
  warnVerdict(detection, document.kind, reporter, document.at);
  if (isAuditLog(logsource))
    for (const search of detection.searches.values())
      for (const test of fieldTests(search)) warnTest(test, reporter);
};

/** Whether the rule is meant for the log that this engine knows the fields of. */
const isAuditLog = ({ product, service }: Logsource): boolean =>
  product === "atlassian" && (service === "audit" || service === null);

const warnTest = (test: FieldTest, reporter: Reporter): void => {
  const referenced = test.modifiers.includes("fieldref")
    ? test.values.map((value) => value.text)
    : [];
  for (const field of [...(test.field === null ? [] : [test.field]), ...referenced]) {
    if (isKnownField(field)) continue;
    const near = nearest(field, [...taxonomyPaths.keys(), ...derivedFields]);
    reporter.warn(
      test.at,
      `Audit events have no field "${field.slice(0, 60)}"${near === null ? "." : `; did you mean ${near}?`}`,
    );
  }
  if ((test.field === "action" || test.field === "attributes.action") && isPlain(test))
    for (const value of test.values) warnAction(value, reporter);
};

const isPlain = (test: FieldTest): boolean =>
  test.modifiers.every((one) => one === "neq" || one === "cased");

const warnAction = (value: LocatedScalar, reporter: Reporter): void => {
  const action = value.text.toLowerCase();
  if (/[*?]/.test(action)) return;
  const all = [...knownActions.published, ...knownActions.reported, ...knownActions.unseen];
  if (all.includes(action)) return;
  const near = nearest(action, all);
  reporter.warn(
    value.at,
    `No published list has the action "${action.slice(0, 60)}"${near === null ? "; check that it is written right." : `; did you mean ${near}?`}`,
  );
};

/** Tries the condition with every combination of true and false, as far as one event could give it. */
const warnVerdict = (
  detection: Detection,
  kind: "rule" | "filter",
  reporter: Reporter,
  at: SigmaDocument["at"],
): void => {
  const names = [...usedNames(detection.condition)];
  if (names.length > MOST_NAMES) return;
  let can = false;
  let must = true;
  for (let combination = 0; combination < 2 ** names.length; combination += 1) {
    const holds = new Set(names.filter((_, index) => (combination >> index) & 1));
    const searches = [...holds].flatMap((name) => detection.searches.get(name) ?? []);
    const verdict = evaluate(detection.condition, holds);
    if (verdict && !isContradiction(searches)) can = true;
    if (!verdict) must = false;
  }
  if (!can) reporter.warn(at, `This ${kind} can never match: its condition contradicts itself.`);
  else if (must)
    reporter.warn(at, `This ${kind} matches every event: its condition is always true.`);
};

const MOST_NAMES = 10;

const evaluate = (condition: Condition, holds: ReadonlySet<string>): boolean => {
  switch (condition.kind) {
    case "name":
      return holds.has(condition.name);
    case "not":
      return !evaluate(condition.item, holds);
    case "and":
      return condition.items.every((item) => evaluate(item, holds));
    case "or":
      return condition.items.some((item) => evaluate(item, holds));
    case "of":
      return condition.quantifier === "all"
        ? condition.names.every((name) => holds.has(name))
        : condition.names.some((name) => holds.has(name));
  }
};

/** An event has one action, one id and one time: two tests that want different ones cannot both hold. */
const isContradiction = (searches: ReadonlyArray<Search>): boolean => {
  const wanted = new Map<string, ReadonlySet<string>>();
  for (const search of searches) {
    for (const test of requiredTests(search)) {
      const values = exactValues(test);
      if (values === null || test.field === null) continue;
      const before = wanted.get(test.field);
      const both =
        before === undefined ? values : new Set([...values].filter((value) => before.has(value)));
      if (both.size === 0) return true;
      wanted.set(test.field, both);
    }
  }
  return false;
};

const SINGLE: ReadonlySet<string> = new Set([
  "action",
  "attributes.action",
  "id",
  "time",
  "actor.id",
  "ip",
  "country",
]);

const exactValues = (test: FieldTest): ReadonlySet<string> | null => {
  if (test.field === null || !SINGLE.has(test.field) || test.modifiers.length > 0) return null;
  const { matchers } = buildMatchers(test, null, createReporter(0, defaultLimits), defaultLimits);
  const values = new Set<string>();
  for (const matcher of matchers) {
    const text = matcher.kind === "pattern" ? exactText(matcher.pattern) : null;
    if (text === null) return null;
    values.add(text.toLowerCase());
  }
  return values;
};

/** The tests that must all hold for the search to hold. */
const requiredTests = (search: Search): ReadonlyArray<FieldTest> => {
  if (search.kind === "field") return [search.test];
  return search.kind === "all" ? search.items.flatMap(requiredTests) : [];
};

const fieldTests = (search: Search): ReadonlyArray<FieldTest> =>
  search.kind === "field" ? [search.test] : search.items.flatMap(fieldTests);

const usedNames = (condition: Condition): ReadonlySet<string> => {
  switch (condition.kind) {
    case "name":
      return new Set([condition.name]);
    case "not":
      return usedNames(condition.item);
    case "of":
      return new Set(condition.names);
    case "and":
    case "or":
      return new Set(condition.items.flatMap((item) => [...usedNames(item)]));
  }
};
