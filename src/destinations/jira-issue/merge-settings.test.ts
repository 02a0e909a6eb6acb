import { expect, test } from "@jest/globals";
import { mergeSettings } from "./merge-settings";

const standard = {
  projectKey: "AUD",
  issueTypeId: "10001",
  priorityId: "3",
  labels: ["security"],
  assigneeId: "557058:alex",
  fields: { customfield_10010: "a", customfield_10011: "b" },
};

test("takes the default where a rule has nothing of its own", () => {
  expect(mergeSettings(standard, null)).toEqual(standard);
  expect(mergeSettings(standard, {})).toEqual(standard);
});

test("lets the rule's own settings win, field by field", () => {
  const own = { priorityId: "1", labels: ["urgent"], fields: { customfield_10011: "c" } };
  expect(mergeSettings(standard, own)).toEqual({
    ...standard,
    priorityId: "1",
    labels: ["urgent"],
    fields: { customfield_10010: "a", customfield_10011: "c" },
  });
});

test("carries nothing of one project into another but labels and type", () => {
  expect(mergeSettings(standard, { projectKey: "SEC" })).toEqual({
    projectKey: "SEC",
    issueTypeId: "10001",
    labels: ["security"],
    fields: {},
  });
});
