import { encodeValue, type Encoding } from "./encode-value";
import { expandPlaceholders, type NamedLists } from "./expand-placeholders";
import { ipRange } from "./ip-range";
import type { Limits } from "./limits";
import { linearRegex } from "./linear-regex";
import type { LocatedScalar } from "./located";
import type { Matcher } from "./matcher";
import type { Modifier } from "./modifier";
import type { Reporter } from "./reporter";
import type { FieldTest } from "./search";
import type { CompareOperator } from "./sigma-document";
import { stringPattern, type Place } from "./string-pattern";
import { timeParts } from "./time-part";

/** One field test made ready to run: the test holds if any matcher does (`all`: every one), turned round by `neq`. */
export interface BuiltTest {
  readonly matchers: ReadonlyArray<Matcher>;
  readonly all: boolean;
  readonly negated: boolean;
}

/**
 * Applies the modifiers of a field test to its values. Every misuse is reported at the value that it concerns.
 * `lists` fill `expand`; without them placeholders are only checked for their form.
 */
export const buildMatchers = (
  test: FieldTest,
  lists: NamedLists | null,
  reporter: Reporter,
  limits: Limits,
): BuiltTest => {
  const has = (modifier: Modifier): boolean => test.modifiers.includes(modifier);
  const complaint = modifierComplaint(test);
  if (complaint !== null) {
    reporter.error(test.at, complaint);
    return { matchers: [], all: false, negated: false };
  }
  const matchers = test.values.flatMap((value) => {
    const texts = has("expand") ? expandPlaceholders(value, lists, reporter, limits) : [value];
    return texts.flatMap((text) => valueMatchers(test, text, reporter, limits));
  });
  return { matchers, all: has("all"), negated: has("neq") };
};

const COMPARISONS: ReadonlyArray<CompareOperator & Modifier> = ["lt", "lte", "gt", "gte"];
const PLACES: ReadonlyMap<Modifier, Place> = new Map([
  ["contains", "inside"],
  ["startswith", "start"],
  ["endswith", "end"],
]);
const ENCODINGS: ReadonlyArray<Encoding> = [
  "windash",
  "base64",
  "base64offset",
  "utf16le",
  "utf16be",
  "utf16",
  "wide",
];
/** What is wrong with the modifiers of this test taken together, or null. */
const modifierComplaint = (test: FieldTest): string | null => {
  const used = (group: ReadonlyArray<Modifier>): ReadonlyArray<Modifier> =>
    test.modifiers.filter((one) => group.includes(one));
  for (const group of [
    COMPARISONS,
    timeParts,
    [...PLACES.keys()],
    ["re", "cidr", "exists", "fieldref", "lt", "lte", "gt", "gte"] as const,
  ]) {
    const [first, second] = used(group);
    if (first !== undefined && second !== undefined)
      return `The modifiers ${first} and ${second} exclude each other; keep one.`;
  }
  const flag = used(["i", "m", "s"])[0];
  if (flag !== undefined && !test.modifiers.includes("re"))
    return `The modifier ${flag} belongs behind re, as in re|${flag}.`;
  for (const [kind, allowed] of COMPANIONS) {
    if (!test.modifiers.includes(kind)) continue;
    const stranger = test.modifiers.find((one) => one !== kind && !allowed.has(one));
    if (stranger !== undefined) return `The modifiers ${kind} and ${stranger} cannot be combined.`;
  }
  if (test.field === null) {
    const stranger = used(["exists", "cidr", "fieldref", ...COMPARISONS, ...timeParts])[0];
    if (stranger !== undefined) return `The modifier ${stranger} needs a field in front of it.`;
  }
  if (test.modifiers.includes("all") && !test.listed && !test.modifiers.includes("expand")) {
    return "The modifier all needs a list of values; remove it or write a list.";
  }
  return null;
};

const ANY_KIND: ReadonlyArray<Modifier> = ["all", "neq", "expand"];
const COMPANIONS: ReadonlyArray<readonly [Modifier, ReadonlySet<Modifier>]> = [
  [
    "re",
    new Set<Modifier>([...ANY_KIND, "i", "m", "s", "cased", "contains", "startswith", "endswith"]),
  ],
  ["cidr", new Set<Modifier>(ANY_KIND)],
  ["exists", new Set<Modifier>(["neq"])],
  ["fieldref", new Set<Modifier>(["all", "neq", "cased", "contains", "startswith", "endswith"])],
  ...COMPARISONS.map((one) => [one, new Set<Modifier>([...ANY_KIND, ...timeParts])] as const),
  ...timeParts.map((one) => [one, new Set<Modifier>([...ANY_KIND, ...COMPARISONS])] as const),
];

const valueMatchers = (
  test: FieldTest,
  value: LocatedScalar,
  reporter: Reporter,
  limits: Limits,
): ReadonlyArray<Matcher> => {
  const has = (modifier: Modifier): boolean => test.modifiers.includes(modifier);
  const wrong = (message: string): ReadonlyArray<Matcher> => {
    reporter.error(value.at, message);
    return [];
  };
  if (value.text.length > limits.valueLength)
    return wrong(`This value is longer than ${limits.valueLength} characters.`);
  const place = placeOf(test);

  if (has("exists")) {
    if (typeof value.value !== "boolean")
      return wrong("The value of exists must be true or false.");
    return [{ kind: "exists", expected: value.value }];
  }
  if (value.value === null) {
    if (test.listed)
      return wrong(
        "null cannot stand in a list of values; give it a search identifier of its own.",
      );
    if (test.field === null) return wrong("null needs a field in front of it.");
    if (test.modifiers.some((one) => one !== "neq"))
      return wrong("null goes with no modifier but neq.");
    return [{ kind: "null" }];
  }
  const comparison = COMPARISONS.find(has);
  const part = timeParts.find(has) ?? null;
  if (comparison !== undefined || part !== null) {
    const number = value.text.trim() === "" ? Number.NaN : Number(value.text);
    if (!Number.isFinite(number))
      return wrong(
        `"${value.text.slice(0, 60)}" is not a number, and ${comparison ?? part} compares numbers.`,
      );
    return [{ kind: "compare", operator: comparison ?? "eq", value: number, part }];
  }
  if (has("cidr")) {
    const range = ipRange(value.text);
    if (range === null)
      return wrong(
        `"${value.text.slice(0, 60)}" is not an IP range such as 192.0.2.0/24 or 2001:db8::/32.`,
      );
    return [{ kind: "cidr", test: range }];
  }
  if (has("fieldref")) return [{ kind: "fieldref", field: value.text, place, cased: has("cased") }];
  if (has("re")) return regexMatchers(test, value, reporter, limits);
  return patternMatchers(test, value, place, reporter);
};

const regexMatchers = (
  test: FieldTest,
  value: LocatedScalar,
  reporter: Reporter,
  limits: Limits,
): ReadonlyArray<Matcher> => {
  if (value.text.length > limits.regexLength) {
    reporter.error(
      value.at,
      `This regular expression is longer than ${limits.regexLength} characters.`,
      "limit",
    );
    return [];
  }
  const body = `(?:${value.text})`;
  const pattern = test.modifiers.includes("startswith")
    ? `\\A${body}`
    : test.modifiers.includes("endswith")
      ? `${body}\\z`
      : value.text;
  const regex = linearRegex(pattern, new Set(test.modifiers));
  if (regex.kind === "regex") return [{ kind: "regex", test: regex.test }];
  if (regex.construct === null) reporter.error(value.at, regex.message);
  else reporter.error(value.at, regex.message, "unsupported", regex.construct);
  return [];
};

const patternMatchers = (
  test: FieldTest,
  value: LocatedScalar,
  place: Place,
  reporter: Reporter,
): ReadonlyArray<Matcher> => {
  const encodings = ENCODINGS.filter((one) => test.modifiers.includes(one));
  const ordered = test.modifiers.filter((one): one is Encoding =>
    encodings.some((encoding) => encoding === one),
  );
  const cased = test.modifiers.includes("cased");
  // All permutations of five dashes are the same as reading all five as one.
  const dashes = ordered.length === 1 && ordered[0] === "windash";
  if (ordered.length === 0 || dashes) {
    return [{ kind: "pattern", pattern: stringPattern(value.text, place), cased, dashes }];
  }
  if (hasWildcard(value.text)) {
    reporter.error(
      value.at,
      `A value with wildcards cannot be encoded by ${ordered.join("|")}; write \\* or \\? for the plain characters.`,
    );
    return [];
  }
  const texts = encodeValue(unescape(value.text), ordered, MOST_VARIANTS);
  if (texts === null) {
    reporter.error(
      value.at,
      `${ordered.join("|")} makes more than ${MOST_VARIANTS} values of this one; write them out.`,
      "limit",
    );
    return [];
  }
  return texts.map((text) => ({
    kind: "pattern",
    pattern: stringPattern(text, place, true),
    cased,
    dashes: false,
  }));
};

const MOST_VARIANTS = 1_000;

const placeOf = (test: FieldTest): Place => {
  for (const [modifier, place] of PLACES) if (test.modifiers.includes(modifier)) return place;
  return test.field === null ? "inside" : "whole";
};

const hasWildcard = (text: string): boolean =>
  stringPattern(text, "whole").pieces.some((piece) => piece.includes(null)) ||
  /^(?:[^\\*]|\\[\s\S])*\*/.test(text);

const unescape = (text: string): string => text.replace(/\\([\\*?])/g, "$1");
