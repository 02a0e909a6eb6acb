import { expect, test } from "@jest/globals";
import { compileRules } from "./compile-rules";
import { parseRules } from "./parse-rules";

// One row a clause of the filter specification, 2.1.0.

const RULE = `title: Rule
id: r1
name: rule_one
logsource: {product: atlassian, service: audit}
detection: {s: {action: x}, condition: s}
`;

const other = RULE.replace("id: r1", "id: r2").replace("name: rule_one", "name: rule_two");

const filter = (body: string, logsource = "{product: atlassian, service: audit}"): string =>
  `title: Filter\nid: f1\nlogsource: ${logsource}\nfilter:\n  ${body.replaceAll("\n", "\n  ")}\n`;

const event = (actor: string) => ({ attributes: { action: "x", actor: { id: actor } } });

test.each<
  readonly [
    clause: string,
    filter: string,
    admin: ReadonlyArray<string>,
    others: ReadonlyArray<string>,
  ]
>([
  [
    "suppresses what its condition matches, as in the specification",
    filter("rules: [r1]\nselection: {actor.id|startswith: adm_}\ncondition: selection"),
    ["r2"],
    ["r1", "r2"],
  ],
  [
    "the form of pySigma means the same",
    filter("rules: [r1]\nselection: {actor.id|startswith: adm_}\ncondition: not selection"),
    ["r2"],
    ["r1", "r2"],
  ],
  [
    "names rules by name",
    filter("rules: [rule_two]\nselection: {actor.id|startswith: adm_}\ncondition: selection"),
    ["r1"],
    ["r1", "r2"],
  ],
  [
    "names several rules",
    filter("rules: [r1, r2]\nselection: {actor.id|startswith: adm_}\ncondition: selection"),
    [],
    ["r1", "r2"],
  ],
  [
    "any stands for every rule of the log source",
    filter("rules: any\nselection: {actor.id|startswith: adm_}\ncondition: selection"),
    [],
    ["r1", "r2"],
  ],
  [
    "concerns its own log source only",
    filter(
      "rules: any\nselection: {actor.id|startswith: adm_}\ncondition: selection",
      "{product: windows}",
    ),
    ["r1", "r2"],
    ["r1", "r2"],
  ],
  [
    "a wider log source concerns all inside it",
    filter(
      "rules: any\nselection: {actor.id|startswith: adm_}\ncondition: selection",
      "{product: atlassian}",
    ),
    [],
    ["r1", "r2"],
  ],
  [
    "several selections",
    filter(
      "rules: [r1]\nselection_a: {actor.id: adm_1}\nselection_b: {actor.id: nobody}\ncondition: 1 of selection_*",
    ),
    ["r2"],
    ["r1", "r2"],
  ],
  [
    "a mixed condition with its mode: keep",
    `${filter("rules: [r1]\na: {actor.id|startswith: adm_}\nb: {actor.id: adm_1}\ncondition: a and not b")}audit-stream: {mode: keep}\n`,
    ["r2"],
    ["r2"],
  ],
  [
    "a mixed condition with its mode: suppress",
    `${filter("rules: [r1]\na: {actor.id|startswith: adm_}\nb: {actor.id: adm_2}\ncondition: a and not b")}audit-stream: {mode: suppress}\n`,
    ["r2"],
    ["r1", "r2"],
  ],
])("%s", (_clause, text, admin, others) => {
  const { documents, errors } = parseRules(`${RULE}---\n${other}---\n${text}`);
  expect(errors).toEqual([]);
  const rules = compileRules(documents);
  const ids = (actor: string): ReadonlyArray<string> =>
    rules.match(event(actor)).map((match) => match.ruleId);
  expect([ids("adm_1"), ids("user")]).toEqual([admin, others]);
});

test.each([
  [
    "names no rules",
    filter("rules: []\nselection: {actor.id: x}\ncondition: selection"),
    /names no rules/,
  ],
  [
    "mixes both readings",
    filter("rules: [r1]\na: {actor.id: x}\nb: {actor.id: y}\ncondition: a and not b"),
    /mode: suppress/,
  ],
  [
    "has no log source",
    "title: F\nfilter: {rules: [r1], selection: {actor.id: x}, condition: selection}\n",
    /logsource is missing/,
  ],
  ["has no condition", filter("rules: [r1]\nselection: {actor.id: x}"), /condition is missing/],
])("refuses a filter that %s", (_name, text, message) => {
  const { documents, errors } = parseRules(text);
  expect(documents).toEqual([]);
  expect(errors.map((error) => error.message).join("\n")).toMatch(message);
});

test("a filter for a rule that is not here is worth a warning", () => {
  const { documents } = parseRules(
    `${RULE}---\n${filter("rules: [rule_onn]\nselection: {actor.id: x}\ncondition: selection")}`,
  );
  const { problems, rules } = compileRules(documents);
  expect(rules).toHaveLength(1);
  expect(problems).toEqual([
    expect.objectContaining({
      severity: "warning",
      message: expect.stringContaining("did you mean rule_one?"),
    }),
  ]);
});

test("two documents with one id, and a list that is missing, leave the other rules working", () => {
  const listed = RULE.replace("id: r1", "id: r3")
    .replace("name: rule_one", "name: rule_three")
    .replace("{action: x}", "{'ip|cidr|expand': '%offic%'}");
  const { documents } = parseRules(`${RULE}---\n${RULE}---\n${listed}`);
  const { problems, rules } = compileRules(documents, {
    lists: new Map([["office", ["192.0.2.0/24"]]]),
  });
  expect(rules.map((rule) => rule.id)).toEqual(["r1"]);
  expect(problems.map((problem) => problem.message)).toEqual([
    expect.stringMatching(/has the id r1 as well/),
    expect.stringMatching(/no list named "offic"; did you mean office\?/),
  ]);
});
