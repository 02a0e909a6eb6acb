import type { BuiltTest } from "./build-matchers";
import type { Condition } from "./condition";
import type { FieldTable } from "./field-table";
import { foldCase } from "./fold-case";
import type { Matcher } from "./matcher";
import type { FieldTest, Search } from "./search";
import { exactText } from "./string-pattern";

/**
 * Something that an event must show for a rule to match: a field that equals, starts with or holds a text
 * (folded). A rule matches only events that show at least one atom of its witness.
 */
export interface Atom {
  readonly kind: "exact" | "prefix" | "substring";
  readonly slot: number;
  readonly text: string;
}

export type Witness = ReadonlyArray<Atom>;

/** The cheapest witness of a condition, or null when the rule has to be tried on every event. */
export const witnessOf = (
  condition: Condition,
  searches: ReadonlyMap<string, Search>,
  built: ReadonlyMap<FieldTest, BuiltTest>,
  fields: FieldTable,
): Witness | null => {
  const ofCondition = (part: Condition): Witness | null => {
    switch (part.kind) {
      case "name":
        return ofName(part.name);
      case "not":
        return null;
      case "and":
        return cheapest(part.items.map(ofCondition));
      case "or":
        return union(part.items.map(ofCondition));
      case "of":
        return part.quantifier === "all"
          ? cheapest(part.names.map(ofName))
          : union(part.names.map(ofName));
    }
  };
  const ofName = (name: string): Witness | null => {
    const search = searches.get(name);
    return search === undefined ? null : ofSearch(search);
  };
  const ofSearch = (search: Search): Witness | null => {
    if (search.kind !== "field")
      return (search.kind === "all" ? cheapest : union)(search.items.map(ofSearch));
    const test = built.get(search.test);
    if (test === undefined || test.negated) return null;
    const slot = fields.slot(search.test.field);
    const atoms = test.matchers.map((matcher) => atomOf(matcher, slot));
    return test.all ? cheapest(atoms.map(alone)) : union(atoms.map(alone));
  };
  return ofCondition(condition);
};

const alone = (atom: Atom | null): Witness | null => (atom === null ? null : [atom]);

const atomOf = (matcher: Matcher, slot: number): Atom | null => {
  if (matcher.kind !== "pattern" || matcher.dashes) return null;
  const exact = exactText(matcher.pattern);
  if (exact !== null) return { kind: "exact", slot, text: foldCase(exact) };
  const { pieces, anchoredStart } = matcher.pattern;
  const head = pieces[0]?.[0];
  if (anchoredStart && typeof head === "string")
    return { kind: "prefix", slot, text: foldCase(head) };
  const runs = pieces.flatMap((piece) => piece.filter((part) => part !== null));
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), "");
  return longest.length < SHORTEST ? null : { kind: "substring", slot, text: foldCase(longest) };
};

/** Shorter substrings stand in nearly every event. */
const SHORTEST = 2;

const COST = { exact: 1, prefix: 2, substring: 4 } as const;

const cost = (witness: Witness): number =>
  Math.max(...witness.map((atom) => COST[atom.kind])) + witness.length / 100;

const cheapest = (choices: ReadonlyArray<Witness | null>): Witness | null =>
  choices.reduce((best, choice) => {
    if (choice === null) return best;
    return best === null || cost(choice) < cost(best) ? choice : best;
  }, null);

const union = (parts: ReadonlyArray<Witness | null>): Witness | null => {
  const atoms: Atom[] = [];
  for (const part of parts) {
    if (part === null) return null;
    atoms.push(...part);
  }
  return atoms;
};
