import { expect, test } from "@jest/globals";
import { isChosen } from "./is-chosen";

test.each([
  ["audit-stream:*", "audit-stream:collect", true],
  ["audit-stream:*", "audit-stream:deliver:http", true],
  ["audit-stream:deliver", "audit-stream:deliver:http", false],
  ["audit-stream:deliver*,-audit-stream:deliver:http", "audit-stream:deliver:http", false],
  ["audit-stream:deliver*,-audit-stream:deliver:http", "audit-stream:deliver", true],
  ["-audit-stream:jobs *", "audit-stream:jobs", false],
  ["*", "anything", true],
  ["*:http", "audit-stream:collect:http", true],
  ["a*b*c", "a-b-b-c", true],
  ["ab*ba", "aba", false],
  ["", "audit-stream:collect", false],
  ["-audit-stream:jobs", "audit-stream:collect", false],
  [".*", "audit-stream:collect", false],
  [`${"*a".repeat(90)}b`, "a".repeat(5_000), false],
])("%.40s and %.40s: %s", (patterns, name, chosen) => {
  expect(isChosen(patterns, name)).toBe(chosen);
});
