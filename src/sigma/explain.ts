import { buildMatchers } from "./build-matchers";
import { compileTest } from "./compile-test";
import type { Condition } from "./condition";
import type { NamedLists } from "./expand-placeholders";
import { createFieldTable, type EventView, type FieldTable } from "./field-table";
import { defaultLimits } from "./limits";
import { createReporter } from "./reporter";
import type { FieldTest, Search } from "./search";
import type { SigmaFilter, SigmaRule } from "./sigma-document";

/** One part of a rule with its verdict on an event. */
export interface Explanation {
  readonly kind: "condition" | "search" | "test";
  /** The part as an author writes it: `selection and not filter`, `actor.email|endswith`. */
  readonly text: string;
  readonly verdict: boolean;
  /** For a test: what the rule wants and what the event showed, cut to a readable length. */
  readonly wanted: ReadonlyArray<string>;
  readonly seen: ReadonlyArray<string>;
  readonly parts: ReadonlyArray<Explanation>;
}

/**
 * Shows why a rule matches an event or does not: its condition as a tree, every part judged (none is skipped),
 * with the values seen. Filters count only for `compileRules`; explain one by passing it here.
 */
export const explain = (
  rule: SigmaRule | SigmaFilter,
  event: Readonly<Record<string, unknown>>,
  lists: NamedLists = new Map(),
): Explanation => {
  const fields = createFieldTable();
  const context: Context = {
    fields,
    view: fields.open(event),
    lists,
    searches: rule.detection.searches,
  };
  return explainCondition(rule.detection.condition, context);
};

interface Context {
  readonly fields: FieldTable;
  readonly view: EventView;
  readonly lists: NamedLists;
  readonly searches: ReadonlyMap<string, Search>;
}

const explainCondition = (condition: Condition, context: Context): Explanation => {
  switch (condition.kind) {
    case "name":
      return explainName(condition.name, context);
    case "not": {
      const part = explainCondition(condition.item, context);
      return join("condition", "not", !part.verdict, [part]);
    }
    case "and":
    case "or": {
      const parts = condition.items.map((item) => explainCondition(item, context));
      return join("condition", condition.kind, holds(condition.kind === "and", parts), parts);
    }
    case "of": {
      const parts = condition.names.map((name) => explainName(name, context));
      const all = condition.quantifier === "all";
      return join(
        "condition",
        `${all ? "all" : "1"} of ${condition.pattern}`,
        holds(all, parts),
        parts,
      );
    }
  }
};

const explainName = (name: string, context: Context): Explanation => {
  const search = context.searches.get(name);
  if (search === undefined) return join("search", name, false, []);
  const part = explainSearch(search, context);
  return join("search", name, part.verdict, part.kind === "test" ? [part] : part.parts);
};

const explainSearch = (search: Search, context: Context): Explanation => {
  if (search.kind === "field") return explainTest(search.test, context);
  const parts = search.items.map((item) => explainSearch(item, context));
  return join(
    "search",
    search.kind === "all" ? "all of" : "any of",
    holds(search.kind === "all", parts),
    parts,
  );
};

const explainTest = (test: FieldTest, { fields, view, lists }: Context): Explanation => {
  const built = buildMatchers(test, lists, createReporter(0, defaultLimits), defaultLimits);
  const verdict = compileTest(test, built, fields)(view);
  const values = test.field === null ? [] : fields.values(view, fields.slot(test.field));
  return {
    kind: "test",
    text: test.key,
    verdict,
    wanted: test.values
      .slice(0, MOST_VALUES)
      .map((value) => cut(value.value === null ? "null" : value.text)),
    seen: values
      .slice(0, MOST_VALUES)
      .map((value) => cut(typeof value === "string" ? value : JSON.stringify(value))),
    parts: [],
  };
};

const MOST_VALUES = 20;
const LONGEST = 200;

const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

const holds = (all: boolean, parts: ReadonlyArray<Explanation>): boolean =>
  all ? parts.every((part) => part.verdict) : parts.some((part) => part.verdict);

const join = (
  kind: Explanation["kind"],
  text: string,
  verdict: boolean,
  parts: ReadonlyArray<Explanation>,
): Explanation => ({ kind, text, verdict, wanted: [], seen: [], parts });
