// Longer than other files: everything that a test of a rule can ask of a field, kind by kind, is here.
import type { BuiltTest } from "./build-matchers";
import { foldDashes } from "./encode-value";
import type { EventView, FieldTable, Folded } from "./field-table";
import { foldCase } from "./fold-case";
import type { Matcher } from "./matcher";
import type { FieldTest } from "./search";
import { exactText, mapPattern, patternTest, type Place } from "./string-pattern";
import { timePart, toMillis, type TimePart } from "./time-part";
import type { CompareOperator } from "./sigma-document";

export type Predicate = (view: EventView) => boolean;

/** Compiles one field test to a closure. Nothing of a rule is ever turned into program text. */
export const compileTest = (test: FieldTest, built: BuiltTest, fields: FieldTable): Predicate => {
  const positive = compilePositive(test, built, fields);
  return built.negated ? (view) => !positive(view) : positive;
};

const compilePositive = (test: FieldTest, built: BuiltTest, fields: FieldTable): Predicate => {
  const slot = fields.slot(test.field);
  const { matchers } = built;
  // An empty named list leaves no values: then nothing matches, not everything.
  if (matchers.length === 0) return () => false;
  if (built.all && !test.everyMember) {
    return every(matchers.map((matcher) => compileAny([matcher], slot, fields)));
  }
  if (test.everyMember) return compileEveryMember(matchers, built.all, slot, fields);
  return compileAny(matchers, slot, fields);
};

/** Holds if any value of the field satisfies any of the matchers. */
const compileAny = (
  matchers: ReadonlyArray<Matcher>,
  slot: number,
  fields: FieldTable,
): Predicate => {
  const exact = new Set<string>();
  const folded: ((text: string) => boolean)[] = [];
  const raw: ((text: string) => boolean)[] = [];
  const rest: Predicate[] = [];
  for (const matcher of matchers) {
    const text =
      matcher.kind === "pattern" && !matcher.cased && !matcher.dashes
        ? exactText(matcher.pattern)
        : null;
    if (text !== null) exact.add(fields.foldPattern(text));
    else if (matcher.kind === "pattern" && !matcher.cased) folded.push(foldedTest(matcher, fields));
    else if (matcher.kind === "pattern" || matcher.kind === "regex" || matcher.kind === "cidr")
      raw.push(rawTest(matcher));
    else rest.push(compileOther(matcher, slot, fields));
  }
  const predicates: Predicate[] = [];
  const [single] = exact;
  if (exact.size === 1 && single !== undefined) folded.push((text) => text === single);
  else if (exact.size > 0) folded.push((text) => exact.has(text));
  if (folded.length > 0) predicates.push(anyText(fields.folded, slot, folded));
  if (raw.length > 0) predicates.push(anyText(fields.texts, slot, raw));
  return some([...predicates, ...rest]);
};

const anyText = (
  read: (view: EventView, slot: number) => Folded,
  slot: number,
  tests: ReadonlyArray<(text: string) => boolean>,
): Predicate => {
  const [only, second] = tests;
  if (only === undefined) return () => false;
  const test = second === undefined ? only : anyOf(tests);
  return (view) => {
    const texts = read(view, slot);
    if (typeof texts === "string") return test(texts);
    for (let index = 0; index < texts.length; index += 1) if (test(texts[index] ?? "")) return true;
    return false;
  };
};

const anyOf =
  (tests: ReadonlyArray<(text: string) => boolean>) =>
  (text: string): boolean => {
    for (let index = 0; index < tests.length; index += 1)
      if (tests[index]?.(text) === true) return true;
    return false;
  };

const compileEveryMember = (
  matchers: ReadonlyArray<Matcher>,
  all: boolean,
  slot: number,
  fields: FieldTable,
): Predicate => {
  const tests = matchers.map((matcher) => memberTest(matcher, fields));
  const holds = (value: unknown): boolean =>
    all ? tests.every((test) => test(value)) : tests.some((test) => test(value));
  return (view) => {
    const values = fields.values(view, slot);
    return values.length > 0 && values.every(holds);
  };
};

/** A matcher as a test of one member; `exists` and `fieldref` look at whole fields and hold for no member. */
const memberTest = (matcher: Matcher, fields: FieldTable): ((value: unknown) => boolean) => {
  switch (matcher.kind) {
    case "pattern": {
      const test = matcher.cased ? rawTest(matcher) : foldedTest(matcher, fields);
      return (value) =>
        isTextual(value) && test(matcher.cased ? String(value) : foldCase(String(value)));
    }
    case "regex":
    case "cidr":
      return (value) => isTextual(value) && matcher.test(String(value));
    case "compare":
      return (value) => compareValue(value, matcher.operator, matcher.value, matcher.part);
    case "null":
      return (value) => value === null;
    case "exists":
      return () => matcher.expected;
    case "fieldref":
      return () => false;
  }
};

type PatternMatcher = Matcher & { readonly kind: "pattern" };

const foldedTest = (
  { pattern, dashes }: PatternMatcher,
  fields: FieldTable,
): ((folded: string) => boolean) => {
  const test = patternTest(
    mapPattern(pattern, (text) => fields.foldPattern(dashes ? foldDashes(text) : text)),
  );
  return dashes ? (text) => test(foldDashes(text)) : test;
};

const rawTest = (
  matcher: Matcher & { readonly kind: "pattern" | "regex" | "cidr" },
): ((text: string) => boolean) => {
  if (matcher.kind !== "pattern") return matcher.test;
  const test = patternTest(
    matcher.dashes ? mapPattern(matcher.pattern, foldDashes) : matcher.pattern,
  );
  return matcher.dashes ? (text) => test(foldDashes(text)) : test;
};

const compileOther = (
  matcher: Matcher & {
    readonly kind: "compare" | "fieldref" | "exists" | "null" | "pattern" | "regex" | "cidr";
  },
  slot: number,
  fields: FieldTable,
): Predicate => {
  switch (matcher.kind) {
    case "compare":
      return (view) =>
        fields
          .values(view, slot)
          .some((value) => compareValue(value, matcher.operator, matcher.value, matcher.part));
    case "exists":
      return (view) => fields.present(view, slot) === matcher.expected;
    case "null":
      return (view) => {
        const values = fields.values(view, slot);
        return values.length === 0 ? !fields.present(view, slot) : values.includes(null);
      };
    case "fieldref": {
      const other = fields.slot(matcher.field);
      const read = matcher.cased ? fields.texts : fields.folded;
      return (view) => {
        const others = [read(view, other)].flat();
        return [read(view, slot)]
          .flat()
          .some((text) => others.some((one) => placed(text, one, matcher.place)));
      };
    }
    case "pattern":
    case "regex":
    case "cidr":
      return anyText(fields.texts, slot, [rawTest(matcher)]);
  }
};

const placed = (text: string, part: string, place: Place): boolean => {
  switch (place) {
    case "whole":
      return text === part;
    case "start":
      return text.startsWith(part);
    case "end":
      return text.endsWith(part);
    case "inside":
      return text.includes(part);
  }
};

const isTextual = (value: unknown): value is string | number | boolean =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean";

/** Compares a number (or text that is one), or a part of a date, with the rule's number. */
const compareValue = (
  value: unknown,
  operator: CompareOperator,
  wanted: number,
  part: TimePart | null,
): boolean => {
  if (typeof value !== "string" && typeof value !== "number") return false;
  const number = part === null ? toNumber(value) : timePart(value, part);
  return number !== null && compareNumbers(number, operator, wanted);
};

/** Whether a number of an event stands to the wanted one as an operator says. */
export const compareNumbers = (
  number: number,
  operator: CompareOperator,
  wanted: number,
): boolean => {
  switch (operator) {
    case "eq":
      return number === wanted;
    case "neq":
      return number !== wanted;
    case "lt":
      return number < wanted;
    case "lte":
      return number <= wanted;
    case "gt":
      return number > wanted;
    case "gte":
      return number >= wanted;
  }
};

/** Dates compare as epoch milliseconds with each other's numbers; other text must be a number. */
const toNumber = (value: string | number): number | null => {
  if (typeof value === "number") return value;
  if (value.trim() === "") return null;
  const number = Number(value);
  if (Number.isFinite(number)) return number;
  const millis = toMillis(value);
  return Number.isNaN(millis) ? null : millis;
};

/** Holds where all hold; without any, always. */
export const every = (predicates: ReadonlyArray<Predicate>): Predicate => {
  const [first, second] = predicates;
  if (first === undefined) return () => true;
  if (second === undefined) return first;
  if (predicates.length === 2) return (view) => first(view) && second(view);
  return (view) => {
    for (const predicate of predicates) if (!predicate(view)) return false;
    return true;
  };
};

/** Holds where one holds; without any, never. */
export const some = (predicates: ReadonlyArray<Predicate>): Predicate => {
  const [first, second] = predicates;
  if (first === undefined) return () => false;
  if (second === undefined) return first;
  if (predicates.length === 2) return (view) => first(view) || second(view);
  return (view) => {
    for (const predicate of predicates) if (predicate(view)) return true;
    return false;
  };
};
