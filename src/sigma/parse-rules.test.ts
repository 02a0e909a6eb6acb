import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { parseRules } from "./parse-rules";

const RULE = `title: Sample
id: sample
status: test
logsource:
  product: atlassian
  service: audit
detection:
  selection:
    action: added_org_admin
  condition: selection
`;

test("reads several documents of one text and keeps the good ones beside a broken one", () => {
  const { documents, errors } = parseRules(
    `${RULE}---\ntitle: Broken\n---\n${RULE.replace("id: sample", "id: other")}`,
  );
  expect(documents.map((document) => document.id)).toEqual(["sample", "other"]);
  expect(errors).toEqual([expect.objectContaining({ document: 1, line: 12, column: 1 })]);
});

test("reports several errors at once, each with its line and column and how to mend it", () => {
  const text = RULE.replace(
    "action: added_org_admin",
    "action|contain: x\n    ip|cidr: nonsense",
  ).replace("condition: selection", "condition: selection and filtre");
  expect(parseRules(text).errors.map(({ line, column }) => [line, column])).toEqual([
    [9, 5],
    [10, 14],
    [11, 28],
  ]);
});

test.each([
  ["an unknown field with the nearest known", "acton: x", /did you mean action\?/],
  [
    "an unknown action with the nearest known",
    "action: added_org_admn",
    /did you mean added_org_admin\?/,
  ],
  ["an action that no list has", "action: entirely_unheard_of", /No published list/],
])("warns of %s and still gives the rule", (_name, line, message) => {
  const { documents, warnings } = parseRules(RULE.replace("action: added_org_admin", line));
  expect(documents).toHaveLength(1);
  expect(warnings.map((warning) => warning.message)).toEqual([expect.stringMatching(message)]);
});

test("knows taxonomy names, attributes of the target and raw paths", () => {
  const fields = [
    "actor.id",
    "outcome",
    "target.status",
    "container.product",
    "attributes.actor.auth.tokenId",
  ];
  const text = RULE.replace(
    "action: added_org_admin",
    fields.map((field) => `${field}: x`).join("\n    "),
  );
  expect(parseRules(text).warnings).toEqual([]);
});

test("warns of a search identifier that the condition never uses", () => {
  const text = RULE.replace("  condition:", "  unused:\n    ip: 192.0.2.1\n  condition:");
  expect(parseRules(text).warnings).toEqual([
    expect.objectContaining({ message: 'The condition never uses "unused".', line: 11 }),
  ]);
});

test.each([
  ["contradicts itself", "selection and not selection", /can never match/],
  ["is always true", "selection or not selection", /matches every event/],
  ["wants two actions of one event", "selection and second", /can never match/],
])("warns of a condition that %s", (_name, condition, message) => {
  const second = condition.includes("second") ? "  second:\n    action: removed_org_admin\n" : "";
  const text = RULE.replace("  condition: selection", `${second}  condition: ${condition}`);
  expect(parseRules(text).warnings.map((warning) => warning.message)).toEqual([
    expect.stringMatching(message),
  ]);
});

test("reads the alerting block and warns of keys that it does not have", () => {
  const text = `${RULE}audit-stream:
  enabled: false
  dedup:
    by: [ip]
    window: 90m
  exampels: []
  examples:
    match:
      - id: one
`;
  const { documents, warnings } = parseRules(text);
  expect(documents[0]?.alerting).toEqual({
    enabled: false,
    dedup: { by: ["ip"], windowMs: 5_400_000 },
    examples: { match: [[{ id: "one" }]], noMatch: [] },
  });
  expect(warnings.map((warning) => warning.message)).toEqual([
    expect.stringMatching(/did you mean examples/),
  ]);
});

test("leaves experimental rules off unless they say otherwise", () => {
  expect(parseRules(RULE).documents[0]?.alerting.enabled).toBe(true);
  expect(
    parseRules(RULE.replace("status: test", "status: experimental")).documents[0]?.alerting.enabled,
  ).toBe(false);
});

const bomb = (levels: number): string => {
  const lines = Array.from({ length: levels }, (_, level) => {
    const references = Array.from({ length: 9 }, () => (level === 0 ? "x" : `*a${level - 1}`)).join(
      ", ",
    );
    return `a${level}: &a${level} [${references}]`;
  });
  return `${lines.join("\n")}\n`;
};

test.each([
  ["an alias bomb", bomb(9), /more than \d+ (values|aliases)/i],
  ["too many aliases", `a: &a 1\nb: [${"*a, ".repeat(200)}*a]`, /aliases/],
  ["an alias that refers to itself", "a: &a [*a]", /no finished anchor/],
  ["ten megabytes", `title: ${"x".repeat(10_000_000)}`, /characters/],
  ["deep flow nesting", "[".repeat(100_000), /nested/],
  ["deep block nesting", "- ".repeat(100_000), /nested/],
  [
    "nesting above the limit",
    `${Array.from({ length: 60 }, (_, level) => `${" ".repeat(level)}a:`).join("\n")} 1`,
    /levels deep/,
  ],
  [
    "a key that reaches a prototype",
    `__proto__:\n  polluted: true\n${RULE}`,
    /__proto__ is not allowed/,
  ],
  ["a key written twice", `${RULE}title: again\n`, /twice/],
  [
    "a condition without end",
    RULE.replace("condition: selection", `condition: ${"selection and ".repeat(2_000)}selection`),
    /longer than/,
  ],
  [
    "brackets without end",
    RULE.replace(
      "condition: selection",
      `condition: ${"(".repeat(3_000)}selection${")".repeat(3_000)}`,
    ),
    /inside each other/,
  ],
  [
    "not without end",
    RULE.replace("condition: selection", `condition: ${"not ".repeat(1_500)}selection`),
    /inside each other/,
  ],
  [
    "values without end",
    RULE.replace(
      "added_org_admin",
      `[${Array.from({ length: 30_000 }, (_, n) => `v${n}`).join(",")}]`,
    ),
    /values/,
  ],
  ["one endless value", RULE.replace("added_org_admin", "x".repeat(20_000)), /longer than/],
])("refuses %s with one clear error", (_name, text, message) => {
  const { documents, errors } = parseRules(text);
  expect(documents).toEqual([]);
  expect(errors.map((error) => error.message).join("\n")).toMatch(message);
  expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
});

test("never throws, whatever the text", () => {
  const piece = fc.constantFrom(
    "title: x\n",
    "detection:\n",
    "  s:\n",
    "    a|re: '(a+)+$'\n",
    "  condition: s\n",
    "- ",
    "[",
    "]",
    "{",
    "}",
    ": ",
    "&a ",
    "*a ",
    "---\n",
    "!!str ",
    "\t",
    "'",
    '"',
    "|\n",
    ">\n",
    "#",
    "correlation:\n",
    "  type: temporal\n",
    "filter:\n",
    "  rules: any\n",
    "\u0000",
    "é",
    "? ",
    "<<: *a\n",
    "%YAML 1.1\n",
    "  ",
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(piece, fc.string({ maxLength: 8 })), { maxLength: 40 }),
      (pieces) => {
        const { documents, errors, warnings } = parseRules(pieces.join(""));
        for (const problem of [...errors, ...warnings]) expect(problem.line).toBeGreaterThan(0);
        expect(Array.isArray(documents)).toBe(true);
      },
    ),
    { numRuns: 2_000, seed: 7 },
  );
});
