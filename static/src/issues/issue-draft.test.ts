import { expect, test } from "@jest/globals";
import type { JiraIssueSettings } from "#contract";
import { draftOf } from "./draft-of";
import type { IssueType } from "./issue-type";
import { otherRequired } from "./other-required";
import { settingsOf } from "./settings-of";

const field = (id: string, required = false) => ({ id, name: id, required, allowed: [] });
const task: IssueType = {
  id: "10001",
  name: "Task",
  fields: [field("summary", true), field("labels"), field("priority"), field("impact", true)],
};

const settings: JiraIssueSettings = {
  projectKey: "SEC",
  issueTypeId: "10001",
  priorityId: "2",
  labels: ["audit"],
  fields: { impact: { id: "1" } },
};

test("settings that the create screen has come back unchanged", () => {
  expect(settingsOf(draftOf(settings), task)).toEqual(settings);
});

test("what the create screen has not is not saved", () => {
  const bare: IssueType = { id: "10002", name: "Bug", fields: [field("summary", true)] };
  const saved = settingsOf({ ...draftOf(settings), assigneeId: "a", securityLevelId: "1" }, bare);
  expect(saved).toEqual({ projectKey: "SEC", issueTypeId: "10002", labels: [], fields: {} });
});

test("emptied fields are left out", () => {
  const draft = { ...draftOf(settings), priorityId: "", fields: { impact: undefined } };
  expect(settingsOf(draft, task)).toEqual({
    projectKey: "SEC",
    issueTypeId: "10001",
    labels: ["audit"],
    fields: {},
  });
});

test("asks for what the project requires beyond what the app fills in", () => {
  expect(otherRequired(task).map(({ id }) => id)).toEqual(["impact"]);
  expect(otherRequired(undefined)).toEqual([]);
});
