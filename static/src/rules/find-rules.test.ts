import { expect, test } from "@jest/globals";
import type { RuleSummary } from "#contract";
import { findRules } from "./find-rules";

function rule(id: string, title: string, tags: string[] = []): RuleSummary {
  return {
    id,
    title,
    description: "",
    level: "high",
    status: "stable",
    tags,
    falsePositives: [],
    references: [],
    kind: "rule",
    name: null,
    origin: "prebuilt",
    replaces: false,
    enabled: true,
    version: 0,
    setLevel: null,
    destinations: null,
    alertsLast30Days: 0,
    lastAlertAt: null,
    yaml: "",
  };
}

const rules = [rule("1", "API key created"), rule("2", "Domain removed", ["attack.t1098"])];

test.each([
  ["", ["1", "2"]],
  ["KEY api", ["1"]],
  ["t1098", ["2"]],
  ["high", ["1", "2"]],
  ["key domain", []],
])("%j finds %j", (words, ids) => {
  expect(findRules(rules, words).map(({ id }) => id)).toEqual(ids);
});
