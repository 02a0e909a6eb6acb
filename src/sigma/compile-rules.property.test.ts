import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { stringify } from "yaml";
import { compileRules } from "./compile-rules";
import { parseRules } from "./parse-rules";
import { naiveMatch } from "./testing/naive-match";

// Few letters and fields, so that random rules and random events meet often.
const word = fc.string({
  unit: fc.constantFrom("a", "b", "A", "_", "é", "-"),
  minLength: 1,
  maxLength: 4,
});
const pattern = fc.string({
  unit: fc.constantFrom("a", "b", "B", "*", "?", "\\", "_"),
  minLength: 1,
  maxLength: 5,
});
const fields = ["action", "actor.name", "target.name", "message", "attributes.location.ip"];

const plainModifiers = fc.constantFrom(
  "",
  "|contains",
  "|startswith",
  "|endswith",
  "|cased",
  "|contains|cased",
  "|neq",
  "|startswith|neq",
);

const fieldEntry = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.constantFrom(...fields), plainModifiers, fc.oneof(word, pattern))
      .map(([field, mods, value]) => [`${field}${mods}`, value] as const),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        fc.constantFrom(...fields),
        plainModifiers,
        fc.array(fc.oneof(word, pattern), { minLength: 1, maxLength: 3 }),
      )
      .map(([field, mods, value]) => [`${field}${mods}`, value] as const),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.constantFrom(...fields),
        fc.constantFrom("|all", "|contains|all"),
        fc.array(word, { minLength: 1, maxLength: 3 }),
      )
      .map(([field, mods, value]) => [`${field}${mods}`, value] as const),
  },
  { weight: 1, arbitrary: fc.constantFrom(...fields).map((field) => [field, null] as const) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...fields), fc.boolean())
      .map(([field, value]) => [`${field}|exists`, value] as const),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom(...fields),
        fc.constantFrom("|lt", "|gte"),
        fc.integer({ min: 0, max: 3 }),
      )
      .map(([field, mods, value]) => [`${field}${mods}`, value] as const),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...fields), fc.constantFrom("^a", "b+$", "a.b", "[ab]_"))
      .map(([field, value]) => [`${field}|re`, value] as const),
  },
);

const map = fc
  .array(fieldEntry, { minLength: 1, maxLength: 3 })
  .map((entries) => Object.fromEntries(entries));
const search = fc.oneof(
  { weight: 5, arbitrary: map },
  { weight: 2, arbitrary: fc.array(map, { minLength: 1, maxLength: 2 }) },
  { weight: 1, arbitrary: fc.array(word, { minLength: 1, maxLength: 2 }) },
);

const condition: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom(
      "s_one",
      "s_two",
      "other",
      "1 of s_*",
      "all of s_*",
      "1 of them",
      "all of them",
    ),
    fc.tuple(tie("node"), tie("node")).map(([a, b]) => `${a} and ${b}`),
    fc.tuple(tie("node"), tie("node")).map(([a, b]) => `${a} or ${b}`),
    tie("node").map((a) => `not (${a})`),
    tie("node").map((a) => `(${a})`),
  ),
})).node;

const rule = fc.record({ s_one: search, s_two: search, other: search, condition });

const value = fc.oneof(
  { weight: 6, arbitrary: word },
  fc.integer({ min: 0, max: 4 }),
  fc.constantFrom("", "ab", "a_b", "2"),
  fc.constant(null),
);
const context = fc.oneof(
  fc.array(
    fc.record({ type: word, attributes: fc.record({ name: value }, { requiredKeys: [] }) }),
    { maxLength: 3 },
  ),
  fc.record({ attributes: fc.record({ name: value }) }),
);
const event = fc.record(
  {
    message: fc.record({ content: value }),
    attributes: fc.record(
      {
        action: value,
        actor: fc.record({ name: value }, { requiredKeys: [] }),
        context,
        location: fc.record({ ip: value }),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
);

const ruleText = (detection: unknown, id: number): string =>
  stringify({
    title: `Rule ${id}`,
    id: `rule-${id}`,
    logsource: { product: "atlassian" },
    detection,
  });

test("compiled rules match what the naive interpreter matches, with the index and without it", () => {
  fc.assert(
    fc.property(
      fc.array(rule, { minLength: 1, maxLength: 8 }),
      fc.array(event, { minLength: 1, maxLength: 8 }),
      (detections, events) => {
        const { documents, errors } = parseRules(detections.map(ruleText).join("---\n"));
        expect(errors).toEqual([]);
        const indexed = compileRules(documents);
        const unindexed = compileRules(documents, { index: false });
        for (const one of events) {
          const expected = detections.flatMap((detection, id) =>
            naiveMatch(detection, one) ? [`rule-${id}`] : [],
          );
          expect(indexed.match(one).map((match) => match.ruleId)).toEqual(expected);
          expect(unindexed.match(one).map((match) => match.ruleId)).toEqual(expected);
        }
      },
    ),
    { numRuns: 300, seed: 20_261_124 },
  );
});

test("a rule whose witness is absent is left out without being tried, and no match is lost by it", () => {
  const detections = Array.from({ length: 50 }, (_, id) => ({
    s: { action: `action_${id}` },
    condition: "s",
  }));
  const { documents } = parseRules(detections.map(ruleText).join("---\n"));
  const rules = compileRules(documents);
  expect(rules.untargeted).toBe(0);
  expect(rules.match({ attributes: { action: "ACTION_7" } }).map((match) => match.ruleId)).toEqual([
    "rule-7",
  ]);
  expect(rules.match({ attributes: { action: "action_77" } })).toEqual([]);
});
