import { expect, test } from "@jest/globals";
import type { ScreenField } from "./create-screen";
import { toFormValues, toJiraValue } from "./field-value";

const field = (changes: Partial<ScreenField>): ScreenField => ({
  id: "customfield_10010",
  name: "Team",
  required: true,
  allowed: [],
  type: "string",
  items: "",
  custom: "",
  ...changes,
});

const document = {
  type: "doc",
  version: 1,
  content: [
    { type: "paragraph", content: [{ type: "text", text: "First" }] },
    { type: "paragraph", content: [] },
    { type: "paragraph", content: [{ type: "text", text: "Third" }] },
  ],
};

test.each([
  ["a text", field({}), "Blue", "Blue"],
  ["a date", field({ type: "date" }), "2026-11-23", "2026-11-23"],
  ["a number", field({ type: "number" }), "2.5", 2.5],
  ["a listed value", field({ type: "option" }), { id: "7" }, { id: "7" }],
  [
    "one of several listed values",
    field({ type: "array", items: "option" }),
    { id: "7" },
    [{ id: "7" }],
  ],
  ["words", field({ type: "array", items: "string" }), "red, blue", ["red", "blue"]],
  ["a person", field({ type: "user" }), "557058:alex", { accountId: "557058:alex" }],
  [
    "a long text",
    field({ custom: "com.atlassian.jira.plugin.system.customfieldtypes:textarea" }),
    "First\n\nThird",
    document,
  ],
])("gives Jira %s as it takes it, and the form what it gave", (_, screenField, given, wanted) => {
  const value = toJiraValue(screenField, given);
  expect(value).toEqual(wanted);
  expect(toFormValues({ x: value })).toEqual({ x: given });
  expect(toJiraValue(screenField, value)).toEqual(wanted);
});

test.each([
  ["a word for a number", field({ type: "number" }), "many"],
  ["nothing for a number", field({ type: "number" }), " "],
  ["a text for listed values", field({ type: "array", items: "option" }), "x"],
])("has no value for %s", (_, screenField, given) => {
  expect(toJiraValue(screenField, given)).toBeUndefined();
});
