import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
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
