import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { backtestRules } from "./backtest-rules";
import { checkRules } from "./check-rules";
import { coverRules } from "./cover-rules";
import { loadLists } from "./load-lists";
import { matchRules } from "./match-rules";
import { testRules } from "./test-rules";

const folder = mkdtempSync(join(tmpdir(), "rules-"));
afterAll(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string): string => {
  const file = join(folder, name);
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, text);
  return file;
};

const RULE = `title: Failed
id: failed
name: failed_login
tags: [attack.t1110]
logsource: {product: atlassian, service: audit}
detection: {selection: {action: user_login_failed}, condition: selection}
audit-stream:
  examples:
    match: [{id: e1, attributes: {action: user_login_failed}}]
    no-match: [{id: e2, attributes: {action: user_login}}]
`;

const BURST = `title: Burst
id: burst
correlation: {type: event_count, rules: [failed_login], group-by: [actor.id], timespan: 1h, condition: {gte: 3}}
`;

const failure = (id: string, minute: number) => ({
  id,
  attributes: {
    time: `2026-03-02T09:${String(minute).padStart(2, "0")}:00Z`,
    action: "user_login_failed",
    actor: { id: "a1" },
  },
});

test("check counts what it read, joins references across files and skips other YAML", () => {
  write("good/failed.yml", RULE);
  write("good/deep/burst.yaml", BURST);
  write("good/workflow.yml", "on: push\njobs: {}\n");
  write("good/.github/broken.yml", "title: [\n");
  const { json, failed } = checkRules([join(folder, "good")]);
  expect(json).toEqual({
    files: 2,
    rules: 1,
    correlations: 1,
    filters: 0,
    compiled: 2,
    unsupported: [],
    errors: [],
    warnings: 0,
    ms: expect.any(Number),
  });
  expect(failed).toBe(false);
});

test("check fails on an error with its place, and names what is only unsupported", () => {
  const broken = write(
    "bad/broken.yml",
    RULE.replace("condition: selection", "condition: selektion"),
  );
  const unsupported = write(
    "bad/regex.yml",
    RULE.replace("{action: user_login_failed}", "{message|re: '(?=x)y'}"),
  );
  const { json, failed } = checkRules([join(folder, "bad")]);
  expect(json).toMatchObject({
    files: 2,
    compiled: 0,
    unsupported: [{ file: unsupported, construct: "look-ahead" }],
    errors: [
      {
        file: broken,
        line: 6,
        column: expect.any(Number),
        message: expect.stringContaining("did you mean selection?"),
      },
    ],
  });
  expect(failed).toBe(true);
});

test("check does not ask for the lists that are filled in where rules run", () => {
  write(
    "lists/office.yml",
    RULE.replace("{action: user_login_failed}", "{'ip|cidr|expand': '%office%'}"),
  );
  expect(checkRules([join(folder, "lists")])).toMatchObject({
    failed: false,
    json: { compiled: 1, errors: [], warnings: 1 },
  });
  const lists = loadLists(write("lists.yaml", "office: [192.0.2.0/24]\n"));
  expect(lists).toEqual(new Map([["office", ["192.0.2.0/24"]]]));
});

test.each([
  ["an array", JSON.stringify([failure("e3", 20), failure("e1", 0), failure("e2", 10)])],
  [
    "a page of the API",
    JSON.stringify({
      data: [failure("e3", 20), failure("e1", 0), failure("e2", 10)],
      meta: { next: null },
    }),
  ],
  [
    "one event a line",
    [failure("e3", 20), failure("e1", 0), failure("e2", 10)]
      .map((one) => JSON.stringify(one))
      .join("\n"),
  ],
])("match reads %s and correlates in event time", (_name, text) => {
  write("match/failed.yml", RULE);
  write("match/burst.yml", BURST);
  const { json } = matchRules([join(folder, "match")], [write("events.json", text)], new Map());
  expect(json).toEqual({
    events: 3,
    matches: [
      { rule: "failed", event: "e1" },
      { rule: "failed", event: "e2" },
      { rule: "failed", event: "e3" },
      { rule: "burst", event: "e3" },
    ],
    alerts: [
      expect.objectContaining({ rule: "burst", group: '["a1"]', events: ["e1", "e2", "e3"] }),
    ],
  });
});

const pages = (name: string): string => {
  const login = (id: string, day: number, minute: number, actor: string) => ({
    id,
    attributes: {
      time: `2026-03-0${day}T09:${String(minute).padStart(2, "0")}:00Z`,
      action: "user_login_failed",
      actor: { id: actor, name: `Name of ${actor} \u001B[2J` },
    },
  });
  const first = [0, 10, 20].map((minute) => login(`e${minute}`, 2, minute, "a1"));
  const second = [0, 5].map((minute) => login(`f${minute}`, 3, minute, "a2"));
  write(`${name}/001.json`, JSON.stringify({ data: first, meta: { next: "x" } }));
  // A page that came twice, and another answer of the API beside it.
  write(`${name}/002.json`, JSON.stringify({ data: [...first, ...second] }));
  write(`${name}/actions.json`, JSON.stringify({ data: [{ id: "user_login", type: "action" }] }));
  write(`${name}/001.provenance.json`, "not for us");
  return join(folder, name);
};

test("backtest counts each event of a folder once, by day and actor, under the keys that the app gives", () => {
  write("backtest/failed.yml", RULE);
  write("backtest/burst.yml", BURST);
  const events = pages("backtest-events");
  const options = { lists: new Map<string, string[]>(), against: undefined };
  const { json, text, failed } = backtestRules([join(folder, "backtest")], [events], options);
  const bucket = Date.UTC(2026, 2, 2, 9);
  const key = createHash("sha256").update(`burst\n["a1"]\n${bucket}`).digest("hex").slice(0, 32);
  expect(json).toMatchObject({
    events: 5,
    from: "2026-03-02T09:00:00.000Z",
    to: "2026-03-03T09:05:00.000Z",
    matches: 5,
    alerts: expect.arrayContaining([
      expect.objectContaining({ key, rule: "burst", events: ["e0", "e10", "e20"] }),
    ]),
    // The rule itself raises as well: correlations of the pack count it and do not silence it.
    days: [
      { day: "2026-03-02", matches: 3, alerts: 2 },
      { day: "2026-03-03", matches: 2, alerts: 1 },
    ],
    actors: [
      { id: "a1", matches: 3 },
      { id: "a2", matches: 2 },
    ],
    problems: [],
    against: null,
  });
  expect(text).toContain("Name of a1");
  expect(text).not.toContain("\u001B");
  expect(failed).toBe(false);
});

test("backtest tells which alerts an edit adds and removes, of rules that count one of the pack", () => {
  const before = write("versions/before.yml", BURST);
  const after = write(
    "versions/after.yml",
    BURST.replace("timespan: 1h", "timespan: 8m").replace("gte: 3", "gte: 2"),
  );
  const options = { lists: new Map<string, string[]>(), against: before };
  const { json, text } = backtestRules([after], [pages("versions-events")], options);
  expect(json).toMatchObject({
    matches: 5,
    problems: [],
    against: {
      matches: 5,
      alerts: 1,
      added: [{ group: '["a2"]', events: ["f0", "f5"] }],
      removed: [{ group: '["a1"]', events: ["e0", "e10", "e20"] }],
    },
  });
  expect(text).toContain("Added");
});

test("backtest says where a rule is wrong, and fails", () => {
  const broken = write(
    "wrong-rule/broken.yml",
    RULE.replace("condition: selection", "condition: x"),
  );
  const options = { lists: new Map<string, string[]>(), against: undefined };
  const { json, failed } = backtestRules([broken], [pages("wrong-events")], options);
  expect(json).toMatchObject({
    alerts: [],
    problems: [expect.stringContaining(`${broken}:6:`)],
  });
  expect(failed).toBe(true);
});

test("test runs the examples beside the rules and fails when one is wrong", () => {
  write("examples/failed.yml", RULE);
  expect(testRules([join(folder, "examples")], new Map())).toMatchObject({
    failed: false,
    json: { examples: 2, failed: [], withoutExamples: [] },
  });
  const wrong = write(
    "wrong/failed.yml",
    RULE.replace("action: user_login}", "action: user_login_failed}"),
  );
  expect(testRules([join(folder, "wrong")], new Map())).toMatchObject({
    failed: true,
    json: {
      failed: [
        {
          file: wrong,
          rule: "failed",
          example: "no-match 1",
          message: "should not match and does",
        },
      ],
    },
  });
});

test("coverage names techniques and gives a Navigator layer", () => {
  write("coverage/failed.yml", RULE);
  const { json, text } = coverRules([join(folder, "coverage")]);
  expect(json).toMatchObject({
    techniques: [
      { id: "T1110", name: "Brute Force", tactics: ["credential-access"], rules: ["Failed"] },
    ],
    layer: {
      domain: "enterprise-attack",
      versions: { layer: "4.5" },
      techniques: [{ techniqueID: "T1110", score: 1 }],
    },
  });
  expect(text).toContain("| T1110 | Brute Force | credential-access | 1 |");
});
