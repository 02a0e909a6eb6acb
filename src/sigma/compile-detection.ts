import { buildMatchers, type BuiltTest } from "./build-matchers";
import { compileTest, every, some, type Predicate } from "./compile-test";
import type { Condition } from "./condition";
import type { NamedLists } from "./expand-placeholders";
import type { FieldTable } from "./field-table";
import type { Limits } from "./limits";
import type { Reporter } from "./reporter";
import type { FieldTest, Search } from "./search";
import type { Detection } from "./sigma-document";
import { witnessOf, type Witness } from "./witness";

export interface CompiledDetection {
  readonly matches: Predicate;
  /** Null when the detection must be tried on every event. */
  readonly witness: Witness | null;
}

/** Compiles a detection to one closure. What cannot be filled in (a missing list) goes to the reporter. */
export const compileDetection = (
  detection: Detection,
  lists: NamedLists,
  fields: FieldTable,
  reporter: Reporter,
  limits: Limits,
): CompiledDetection => {
  const built = new Map<FieldTest, BuiltTest>();
  let values = 0;
  const compileSearch = (search: Search): Predicate => {
    if (search.kind !== "field")
      return (search.kind === "all" ? every : some)(search.items.map(compileSearch));
    const test = buildMatchers(search.test, lists, reporter, limits);
    values += test.matchers.length;
    built.set(search.test, test);
    return compileTest(search.test, test, fields);
  };
  const searches = new Map(
    Array.from(detection.searches, ([name, search]) => [name, compileSearch(search)]),
  );
  if (values > limits.values) {
    const at = built.keys().next().value?.at ?? { line: 1, column: 1 };
    reporter.error(
      at,
      `With its lists written out this rule has more than ${limits.values} values.`,
      "limit",
    );
  }
  return {
    matches: compileCondition(detection.condition, (name) => searches.get(name) ?? (() => false)),
    witness: witnessOf(detection.condition, detection.searches, built, fields),
  };
};

const compileCondition = (condition: Condition, search: (name: string) => Predicate): Predicate => {
  switch (condition.kind) {
    case "name":
      return search(condition.name);
    case "not": {
      const item = compileCondition(condition.item, search);
      return (view) => !item(view);
    }
    case "and":
      return every(condition.items.map((item) => compileCondition(item, search)));
    case "or":
      return some(condition.items.map((item) => compileCondition(item, search)));
    case "of":
      return (condition.quantifier === "all" ? every : some)(condition.names.map(search));
  }
};
