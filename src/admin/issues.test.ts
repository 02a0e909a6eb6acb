import { expect, test } from "@jest/globals";
import type { JiraIssueSettings } from "#contract";
import { findDestination } from "#destinations/find-destination";
import type { HttpAnswer, Platform } from "#ports";
import { createMemoryPlatform } from "#ports/memory-platform";
import { issueProcedures } from "./issues";

const caller = {
  accountId: "557058:manager",
  role: "manager",
  isJiraAdministrator: true,
  siteUrl: "https://example.atlassian.net",
} as const;

const settings: JiraIssueSettings = {
  projectKey: "AUD",
  issueTypeId: "10001",
  labels: ["security"],
  fields: {},
};

const screen = [
  { fieldId: "summary", name: "Summary", required: true },
  { fieldId: "issuetype", name: "Issue Type", required: true },
  { fieldId: "reporter", name: "Reporter", required: true },
  { fieldId: "labels", name: "Labels", required: false },
  {
    fieldId: "priority",
    name: "Priority",
    required: true,
    hasDefaultValue: true,
    allowedValues: [
      { id: "1", name: "Highest" },
      { id: "3", name: "Medium" },
    ],
  },
];
const team = {
  fieldId: "customfield_10010",
  name: "Team",
  required: true,
  schema: { type: "option" },
  allowedValues: [
    { id: "7", value: "Blue" },
    { id: "8", value: "Red" },
  ],
};

test("finds projects", async () => {
  const deps = createMemoryPlatform();
  expect(await issueProcedures["issues/projects"](deps, { query: "au" }, caller)).toEqual({
    ok: true,
    value: { projects: [{ key: "AUD", name: "Audit" }] },
  });
});

test("says when Jira does not answer the search for projects", async () => {
  const deps = withJira({ projects: answer(503, {}) });
  expect(await issueProcedures["issues/projects"](deps, { query: "" }, caller)).toMatchObject({
    ok: false,
    failure: { code: "refused-upstream" },
  });
});

test("lists what the create screens ask for, without sub-tasks", async () => {
  const deps = withJira({
    issueTypes: answer(200, {
      issueTypes: [
        { id: "10001", name: "Task", subtask: false },
        { id: "10002", name: "Sub-task", subtask: true },
      ],
    }),
    createFields: answer(200, { fields: [screen[0], screen[4], team] }),
  });
  const input = { projectKey: "AUD" };
  expect(await issueProcedures["issues/create-screen"](deps, input, caller)).toEqual({
    ok: true,
    value: {
      issueTypes: [
        {
          id: "10001",
          name: "Task",
          fields: [
            { id: "summary", name: "Summary", required: true, allowed: [] },
            {
              id: "priority",
              name: "Priority",
              required: false,
              allowed: [
                { id: "1", name: "Highest" },
                { id: "3", name: "Medium" },
              ],
            },
            {
              id: "customfield_10010",
              name: "Team",
              required: true,
              allowed: [
                { id: "7", name: "Blue" },
                { id: "8", name: "Red" },
              ],
            },
          ],
        },
      ],
      mayCreate: true,
      warnings: [],
    },
  });
});

test.each([
  ["a project that is not there", { issueTypes: answer(404, {}) }, "not-found"],
  ["a Jira that is down", { issueTypes: answer(502, {}) }, "unavailable"],
  [
    "a Jira that does not answer",
    { createFields: { answered: false, reason: "timeout", detail: "" } },
    "unavailable",
  ],
] as const)("tells of %s", async (_, answers, code) => {
  const input = { projectKey: "AUD" };
  expect(
    await issueProcedures["issues/create-screen"](withJira(answers), input, caller),
  ).toMatchObject({
    ok: false,
    failure: { code },
  });
});

test("asks Jira nothing about a key that is a path", async () => {
  const deps = createMemoryPlatform();
  const input = { projectKey: "../../myself" };
  expect(await issueProcedures["issues/create-screen"](deps, input, caller)).toMatchObject({
    ok: false,
    failure: { code: "invalid-input" },
  });
  expect(deps.jira.calls).toEqual([]);
});

test("saves what Jira would take, and deliveries use it", async () => {
  const deps = withJira({ createFields: answer(200, { fields: [...screen, team] }) });
  const chosen = { ...settings, priorityId: "1", fields: { customfield_10010: { id: "7" } } };
  expect(await saved(deps, chosen)).toEqual({ ok: true, value: { version: 1, warnings: [] } });
  expect((await findDestination(deps, "jira-issue", "rule-1"))?.settings).toEqual(chosen);
});

test.each([
  ["an issue type of another project", { issueTypeId: "999" }, ["issueTypeId"]],
  ["a priority that the project does not have", { priorityId: "9" }, ["priorityId"]],
  ["an assignee where the screen has none", { assigneeId: "x" }, ["assigneeId"]],
  ["a security level where the screen has none", { securityLevelId: "1" }, ["securityLevelId"]],
  ["nothing for a required field", { fields: {} }, ["fields.customfield_10010"]],
  [
    "an unknown value of a field",
    { fields: { customfield_10010: { id: "9" } } },
    ["fields.customfield_10010"],
  ],
  [
    "a field that is not on the screen",
    { fields: { customfield_10010: { id: "7" }, customfield_1: "x" } },
    ["fields.customfield_1"],
  ],
  ["a path for a key", { projectKey: "../x" }, ["projectKey"]],
] as const)("does not save %s", async (_, changes, fields) => {
  const deps = withJira({ createFields: answer(200, { fields: [...screen, team] }) });
  const complete = { ...settings, fields: { customfield_10010: { id: "7" } } };
  const result = await saved(deps, { ...complete, ...changes });
  expect(result).toMatchObject({ ok: false, failure: { code: "invalid-input" } });
  expect(result.ok ? [] : Object.keys(result.failure.fields ?? {})).toEqual(fields);
  expect(await deps.documents.list("settings")).toEqual([]);
});

test("shows no screen of a project in which the app may not create issues", async () => {
  const deps = withJira({
    issueTypes: answer(404, {}),
    projectPermissions: answer(200, { permissions: { CREATE_ISSUES: { havePermission: false } } }),
  });
  const input = { projectKey: "AUD" };
  expect(await issueProcedures["issues/create-screen"](deps, input, caller)).toEqual({
    ok: true,
    value: { issueTypes: [], mayCreate: false, warnings: [] },
  });
});

test("does not save while Jira does not say whether the app may create issues", async () => {
  const deps = withJira({ projectPermissions: answer(503, {}) });
  expect(await saved(deps, settings)).toMatchObject({ failure: { code: "unavailable" } });
});

test("does not save a project in which the app may not create issues", async () => {
  const deps = withJira({
    projectPermissions: answer(200, { permissions: { CREATE_ISSUES: { havePermission: false } } }),
  });
  expect(await saved(deps, settings)).toMatchObject({
    ok: false,
    failure: { code: "invalid-input", fields: { projectKey: expect.stringContaining("may not") } },
  });
});

test.each([
  ["anyone", "Anyone on the internet"],
  ["applicationRole", "Everybody who can log in"],
])("warns of a project that is open to %s", async (type, words) => {
  const permissions = [{ permission: "BROWSE_PROJECTS", holder: { type } }];
  const deps = withJira({ permissionScheme: answer(200, { permissions }) });
  expect(await saved(deps, settings)).toMatchObject({
    value: { warnings: [expect.stringContaining(words)] },
  });
});

test("does not warn of an open project where a security level limits its issues", async () => {
  const security = {
    fieldId: "security",
    name: "Security",
    allowedValues: [{ id: "5", name: "HR" }],
  };
  const permissions = [{ permission: "BROWSE_PROJECTS", holder: { type: "anyone" } }];
  const deps = withJira({
    permissionScheme: answer(200, { permissions }),
    createFields: answer(200, { fields: [...screen, security] }),
  });
  expect(await saved(deps, { ...settings, securityLevelId: "5" })).toMatchObject({
    value: { warnings: [] },
  });
});

test.each([
  ["Jira does not show the scheme", answer(403, {})],
  ["the answer has no permissions", answer(200, { id: 1 })],
])("says that openness could not be checked where %s", async (_, permissionScheme) => {
  expect(await saved(withJira({ permissionScheme }), settings)).toMatchObject({
    value: { warnings: [expect.stringContaining("could not be checked")] },
  });
});

test("lets the first of two who save at the same time win", async () => {
  const deps = createMemoryPlatform();
  expect(await saved(deps, settings)).toMatchObject({ ok: true, value: { version: 1 } });
  expect(await saved(deps, { ...settings, labels: [] })).toMatchObject({
    ok: false,
    failure: { code: "conflict" },
  });
});

test("keeps what a rule has of its own, and checks it together with the default", async () => {
  const deps = withJira({ createFields: answer(200, { fields: screen }) });
  const save = issueProcedures["rules/save-issue-settings"];
  const own = { id: "rule-1", settings: { priorityId: "1" }, version: 0 };
  expect(await save(deps, own, caller)).toMatchObject({
    ok: false,
    failure: { code: "invalid-input" },
  });
  await saved(deps, settings);
  expect(await save(deps, own, caller)).toEqual({ ok: true, value: { version: 1, warnings: [] } });
  const read = issueProcedures["rules/issue-settings"];
  expect(await read(deps, { id: "rule-1" }, caller)).toEqual({
    ok: true,
    value: { settings: { priorityId: "1" }, version: 1 },
  });
  expect(
    await save(deps, { ...own, settings: { priorityId: "9" }, version: 1 }, caller),
  ).toMatchObject({
    ok: false,
    failure: { fields: { priorityId: expect.any(String) } },
  });
  expect(await save(deps, { ...own, settings: null, version: 1 }, caller)).toMatchObject({
    ok: true,
  });
  expect(await read(deps, { id: "rule-1" }, caller)).toEqual({
    ok: true,
    value: { settings: null, version: 2 },
  });
});

const saved = (deps: Platform, given: JiraIssueSettings) =>
  issueProcedures["issues/save-settings"](deps, { settings: given, version: 0 }, caller);

/** A platform whose Jira always gives these answers. */
function withJira(
  answers: Readonly<Partial<Record<keyof Platform["jira"], HttpAnswer>>>,
): Platform {
  const platform = createMemoryPlatform();
  const told = Object.fromEntries(
    Object.entries(answers).map(([operation, given]) => [operation, async () => given]),
  );
  return { ...platform, jira: { ...platform.jira, ...told } };
}

function answer(status: number, body: unknown): HttpAnswer {
  return { answered: true, status, headers: {}, body: JSON.stringify(body) };
}
