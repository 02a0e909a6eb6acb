import { expect, test } from "@jest/globals";
import type { HostClock } from "../clock";
import type { Caller } from "../http";
import { isJsonObject, valueAt, type JsonObject, type JsonValue } from "../org-api/json-object";
import { createJira, type Jira, type JiraOptions } from "./create-jira";
import { jiraUsers } from "./site";

const scopes = ["read:jira-work", "write:jira-work", "read:jira-user"];
const app: Caller = { as: "app", scopes };
const asUser = (accountId: string): Caller => ({ as: "user", accountId, scopes });
const anonymous = asUser("");

const setup = (options: Partial<JiraOptions> = {}) => {
  let now = Date.UTC(2026, 10, 18, 12);
  const clock: HostClock = {
    now: () => now,
    after: (delayMs, task) => {
      now += delayMs;
      task();
      return () => {};
    },
  };
  const jira = createJira({
    clock,
    searchableProperties: [
      { propertyKey: "alert", values: [{ path: "key", type: "string", searchAlias: "alertKey" }] },
    ],
    ...options,
  });
  return { jira, clock, advance: (ms: number) => (now += ms) };
};

const call = async (
  jira: Jira,
  method: string,
  url: string,
  body?: JsonValue,
  caller: Caller = app,
) => {
  const response = await jira.handler(
    {
      method,
      url: `/rest/api/3${url}`,
      headers: { "content-type": "application/json" },
      body: body === undefined ? "" : JSON.stringify(body),
    },
    caller,
  );
  const json: JsonValue =
    response.body.startsWith("{") || response.body.startsWith("[")
      ? JSON.parse(response.body)
      : null;
  return { ...response, json };
};

const document = (...texts: ReadonlyArray<string>): JsonObject => ({
  type: "doc",
  version: 1,
  content: texts.map((text) => ({ type: "paragraph", content: [{ type: "text", text }] })),
});

const fieldsOf = (more: JsonObject = {}): JsonObject => ({
  project: { key: "SEC" },
  issuetype: { name: "Task" },
  summary: "Somebody became an admin",
  ...more,
});

const create = async (
  jira: Jira,
  more: JsonObject = {},
  extra: JsonObject = {},
  caller: Caller = app,
) => call(jira, "POST", "/issue", { fields: fieldsOf(more), ...extra }, caller);

const keysIn = (json: JsonValue): ReadonlyArray<unknown> => {
  const issues = valueAt(json, "issues");
  return Array.isArray(issues) ? issues.map((issue: JsonValue) => valueAt(issue, "key")) : [];
};

const search = async (jira: Jira, jql: string, more: JsonObject = {}, caller: Caller = app) =>
  call(jira, "POST", "/search/jql", { jql, fields: ["summary"], ...more }, caller);

test("creates an issue with its properties and finds it by either name of the property", async () => {
  const { jira, advance } = setup();
  const made = await create(
    jira,
    { description: document("It happened."), labels: ["audit"] },
    { properties: [{ key: "alert", value: { key: "abc" } }] },
  );
  expect([made.status, valueAt(made.json, "key")]).toEqual([201, "SEC-1"]);
  advance(1000);
  for (const jql of [
    'issue.property[alert].key = "abc"',
    "alertKey = abc",
    "project = SEC AND labels = audit ORDER BY created DESC",
    "key in (SEC-1, SEC-9)",
  ]) {
    expect(keysIn((await search(jira, jql)).json)).toEqual(["SEC-1"]);
  }
  expect(keysIn((await search(jira, "alertKey = abd")).json)).toEqual([]);
  expect(jira.countBy("alert", "key")).toEqual({ abc: 1 });
  expect(jira.counts()).toEqual({ issues: 1, comments: 0, byLabel: { audit: 1 } });
});

test("search is behind by as much as it is told to, except for reconciled issues", async () => {
  const { jira, advance } = setup({ knobs: { searchLagMs: 120_000 } });
  const { json } = await create(jira, { labels: ["late"] });
  const id = Number(valueAt(json, "id"));
  expect(keysIn((await search(jira, "labels = late")).json)).toEqual([]);
  expect(keysIn((await search(jira, "labels = late", { reconcileIssues: [id] })).json)).toEqual([
    "SEC-1",
  ]);
  advance(119_999);
  expect(keysIn((await search(jira, "labels = late")).json)).toEqual([]);
  advance(1);
  expect(keysIn((await search(jira, "labels = late")).json)).toEqual(["SEC-1"]);
});

test("search shows an issue as it was until the index has caught up", async () => {
  const { jira, advance } = setup({ knobs: { searchLagMs: 10_000 } });
  await create(jira, { labels: ["before"] });
  advance(10_000);
  await call(jira, "PUT", "/issue/SEC-1", { update: { labels: [{ add: "after" }] } });
  expect(keysIn((await search(jira, "labels = after")).json)).toEqual([]);
  advance(10_000);
  expect(keysIn((await search(jira, "labels = after AND labels = before")).json)).toEqual([
    "SEC-1",
  ]);
});

test.each([
  ["", 400, "Unbounded"],
  ["order by created", 400, "Unbounded"],
  ["nonsense = 1", 400, "Field 'nonsense' does not exist"],
  ["issue.property[other].key = 1", 400, "does not exist"],
  ["project = NOPE", 400, "The value 'NOPE' does not exist"],
  ["project = ", 400, "Error in the JQL Query"],
  ["project = SEC AND", 400, "Error in the JQL Query"],
  ["project = SEC labels = x", 400, "Expecting either 'OR' or 'AND'"],
  ["labels = order", 400, "reserved JQL word"],
])('refuses the query "%s"', async (jql, status, message) => {
  const { jira } = setup();
  const answer = await search(jira, jql);
  expect([answer.status, String(valueAt(answer.json, "errorMessages", 0))]).toEqual([
    status,
    expect.stringContaining(message),
  ]);
});

test.each([
  ['summary ~ "admin" AND project != HELP', ["SEC-2", "SEC-1"]],
  ["NOT labels = two AND project = SEC", ["SEC-1"]],
  ["labels in (one, two) ORDER BY key ASC", ["SEC-1", "SEC-2"]],
  ["labels = one OR labels = two ORDER BY created", ["SEC-1", "SEC-2"]],
  ["(labels = one OR labels = two) AND priority = High", ["SEC-2"]],
  ["statusCategory != Done AND assignee is EMPTY", ["SEC-2", "SEC-1"]],
  ["created >= -1h AND project = SEC AND labels not in (one)", ["SEC-2"]],
  ['created < "2026-11-18"', []],
  ['text ~ "second"', ["SEC-2"]],
  ["labels = 'one'", ["SEC-1"]],
])('understands the query "%s"', async (jql, keys) => {
  const { jira, advance } = setup();
  await create(jira, { labels: ["one"] });
  advance(1000);
  await create(jira, {
    labels: ["two"],
    priority: { name: "High" },
    description: document("The second one"),
  });
  advance(1000);
  expect(keysIn((await search(jira, jql)).json)).toEqual(keys);
});

test("pages search results with a token and says which page is the last", async () => {
  const { jira, advance } = setup();
  for (let count = 0; count < 5; count += 1) await create(jira);
  advance(1000);
  const first = await search(jira, "project = SEC ORDER BY key ASC", { maxResults: 3 });
  expect([keysIn(first.json), valueAt(first.json, "isLast")]).toEqual([
    ["SEC-1", "SEC-2", "SEC-3"],
    false,
  ]);
  const second = await call(
    jira,
    "GET",
    `/search/jql?jql=project%20%3D%20SEC%20ORDER%20BY%20key&maxResults=3&nextPageToken=${valueAt(first.json, "nextPageToken")}`,
  );
  expect([
    keysIn(second.json),
    valueAt(second.json, "isLast"),
    valueAt(second.json, "issues", 0, "fields"),
  ]).toEqual([["SEC-4", "SEC-5"], true, undefined]);
});

test("the old search is gone", async () => {
  const { jira } = setup();
  expect((await call(jira, "POST", "/search", { jql: "project = SEC" })).status).toBe(410);
});

test.each<[string, JsonObject, string, string]>([
  ["a missing summary", { summary: null }, "summary", "You must specify a summary"],
  ["a summary of 256 characters", { summary: "x".repeat(256) }, "summary", "less than 255"],
  ["a summary of two lines", { summary: "a\nb" }, "summary", "newline"],
  [
    "an unknown field",
    { customfield_1: "x" },
    "customfield_1",
    "It is not on the appropriate screen, or unknown",
  ],
  [
    "a field of another screen",
    { customfield_10041: { value: "Minor" } },
    "customfield_10041",
    "appropriate screen",
  ],
  ["a label with a space", { labels: ["a b"] }, "labels", "contains spaces"],
  ["a description that is text", { description: "plain" }, "description", "Atlassian Document"],
  [
    "a description that is too long",
    { description: document("x".repeat(32_768)) },
    "description",
    "too long",
  ],
  ["an empty text node", { description: document("") }, "description", "INVALID_INPUT"],
  [
    "an unknown priority",
    { priority: { name: "Urgent" } },
    "priority",
    "priority selected is invalid",
  ],
  ["an unknown level", { security: { id: "99" } }, "security", "security level"],
  [
    "somebody who cannot be assigned",
    { assignee: { accountId: jiraUsers.outsider.accountId } },
    "assignee",
    "cannot be assigned",
  ],
  ["an unknown project", { project: { key: "NOPE" } }, "project", "valid project"],
  [
    "a project where the app may not create",
    { project: { key: "HR" } },
    "project",
    "do not have permission to create issues",
  ],
  ["an unknown type", { issuetype: { name: "Epic" } }, "issuetype", "valid issue type"],
  [
    "a required field that is missing",
    { issuetype: { name: "Incident" } },
    "customfield_10041",
    "Impact is required",
  ],
  [
    "a priority where the screen has none",
    { project: { key: "WEB" }, issuetype: { name: "Bug" }, priority: { name: "High" } },
    "priority",
    "appropriate screen",
  ],
  [
    "an unknown option",
    { issuetype: { name: "Incident" }, customfield_10041: { value: "Huge" } },
    "customfield_10041",
    "valid value",
  ],
])("refuses to create an issue with %s", async (_name, more, field, message) => {
  const { jira } = setup();
  const { status, json } = await create(jira, more);
  expect([status, String(valueAt(json, "errors", field))]).toEqual([
    400,
    expect.stringContaining(message),
  ]);
  expect(jira.issues()).toEqual([]);
});

test("takes every optional field of a screen", async () => {
  const { jira } = setup();
  const { status } = await create(jira, {
    issuetype: { id: "10002" },
    customfield_10041: { value: "Minor" },
    customfield_10042: 12,
    customfield_10045: [{ value: "Blue" }],
    priority: { id: "1" },
    labels: ["a", "a"],
    assignee: { accountId: jiraUsers.analyst.accountId },
    security: { id: "10010" },
    duedate: "2026-12-01",
  });
  expect(status).toBe(201);
  expect(jira.issues()[0]).toMatchObject({
    issueType: "Incident",
    priority: "Highest",
    labels: ["a"],
    assignee: "Chiara Analyst",
    securityLevel: "Security team",
    createdBy: "Audit Stream",
  });
});

test("what createmeta asks for is what create accepts", async () => {
  const { jira } = setup();
  const types = await call(jira, "GET", "/issue/createmeta/SEC/issuetypes");
  expect(valueAt(types.json, "total")).toBe(3);
  const { json } = await call(jira, "GET", "/issue/createmeta/SEC/issuetypes/10002");
  const fields = valueAt(json, "fields");
  const required = Array.isArray(fields)
    ? fields.filter(isJsonObject).filter((field) => field["required"] === true)
    : [];
  expect(required.map((field) => field["fieldId"])).toEqual([
    "project",
    "issuetype",
    "summary",
    "customfield_10041",
  ]);
  const impact = required.at(-1);
  const value = impact === undefined ? null : (valueAt(impact, "allowedValues", 0) ?? null);
  expect(
    (await create(jira, { issuetype: { id: "10002" }, customfield_10041: value })).status,
  ).toBe(201);
  expect((await call(jira, "GET", "/issue/createmeta/HR/issuetypes")).status).toBe(404);
});

test("an issue of a level without the app cannot be seen or found by the app that made it", async () => {
  const { jira, advance } = setup();
  await create(jira, { security: { name: "Leads" } });
  advance(1000);
  expect((await call(jira, "GET", "/issue/SEC-1")).status).toBe(404);
  expect(keysIn((await search(jira, "project = SEC")).json)).toEqual([]);
  expect(
    (await call(jira, "GET", "/issue/SEC-1", undefined, asUser(jiraUsers.siteAdmin.accountId)))
      .status,
  ).toBe(200);
});

test("comments carry properties, and an issue is edited, moved and given properties", async () => {
  const { jira } = setup();
  await create(jira);
  const comment = await call(jira, "POST", "/issue/SEC-1/comment", {
    body: document("Again"),
    properties: [{ key: "delivery", value: { key: "d1" } }],
  });
  expect(comment.status).toBe(201);
  const id = String(valueAt(comment.json, "id"));
  expect(
    valueAt((await call(jira, "GET", `/comment/${id}/properties/delivery`)).json, "value"),
  ).toEqual({ key: "d1" });
  const listed = await call(jira, "GET", "/issue/SEC-1/comment?expand=properties&orderBy=-created");
  expect(valueAt(listed.json, "comments", 0, "properties", 0)).toEqual({
    key: "delivery",
    value: { key: "d1" },
  });
  expect((await call(jira, "POST", "/issue/SEC-1/comment", { body: "plain" })).status).toBe(400);

  expect((await call(jira, "PUT", "/issue/SEC-1", { fields: { summary: "Changed" } })).status).toBe(
    204,
  );
  expect((await call(jira, "PUT", "/issue/SEC-1", { fields: { summary: "" } })).status).toBe(400);
  expect(
    (await call(jira, "POST", "/issue/SEC-1/transitions", { transition: { id: "31" } })).status,
  ).toBe(204);
  expect(
    (await call(jira, "POST", "/issue/SEC-1/transitions", { transition: { id: "99" } })).status,
  ).toBe(400);
  expect((await call(jira, "PUT", "/issue/SEC-1/properties/count", 3)).status).toBe(201);
  expect((await call(jira, "PUT", "/issue/SEC-1/properties/count", 4)).status).toBe(200);
  expect(valueAt((await call(jira, "GET", "/issue/SEC-1/properties/count")).json, "value")).toBe(4);
  expect((await call(jira, "GET", "/issue/SEC-1/properties/none")).status).toBe(404);
  expect(jira.issues()[0]).toMatchObject({
    summary: "Changed",
    status: "Done",
    comments: [{ text: "Again", author: "Audit Stream" }],
    properties: { count: 4 },
  });
  const read = await call(jira, "GET", "/issue/SEC-1?fields=summary,status&properties=*all");
  expect(read.json).toMatchObject({
    fields: { summary: "Changed", status: { name: "Done" } },
    properties: { count: 4 },
  });
});

test.each<[string, string, string, ReadonlyArray<string>]>([
  ["POST", "/issue", "write:jira-work", ["read:jira-work", "read:jira-user"]],
  ["GET", "/myself", "read:jira-user", ["read:jira-work", "write:jira-work"]],
  ["GET", "/search/jql?jql=project%3DSEC", "read:jira-work", ["write:jira-work"]],
  ["GET", "/priority/search", "manage:jira-configuration", scopes],
])("%s %s needs %s", async (method, url, needed, granted) => {
  const { jira } = setup();
  const body = method === "POST" ? { fields: fieldsOf() } : undefined;
  const refused = await call(jira, method, url, body, { as: "app", scopes: granted });
  expect([refused.status, valueAt(refused.json, "message")]).toEqual([
    401,
    "Unauthorized; scope does not match",
  ]);
  expect(
    (await call(jira, method, url, body, { as: "app", scopes: [...granted, needed] })).status,
  ).toBeLessThan(300);
});

test("granular scopes do as well as classic ones", async () => {
  const { jira } = setup();
  const granular: Caller = { as: "app", scopes: ["read:permission:jira"] };
  expect(
    (await call(jira, "GET", "/mypermissions?permissions=ADMINISTER", undefined, granular)).status,
  ).toBe(200);
});

test.each([
  ["the site administrator", jiraUsers.siteAdmin.accountId, true],
  ["an analyst", jiraUsers.analyst.accountId, false],
  ["an ordinary user", jiraUsers.member.accountId, false],
  ["nobody", "", false],
])("says whether %s administers Jira", async (_who, accountId, isAdmin) => {
  const { jira } = setup();
  const { json } = await call(
    jira,
    "GET",
    "/mypermissions?permissions=ADMINISTER",
    undefined,
    asUser(accountId),
  );
  expect(valueAt(json, "permissions", "ADMINISTER", "havePermission")).toBe(isAdmin);
});

test("checks permissions of the caller, and of others only for administrators and the app", async () => {
  const { jira } = setup();
  const body = {
    accountId: jiraUsers.siteAdmin.accountId,
    globalPermissions: ["ADMINISTER"],
    projectPermissions: [{ permissions: ["CREATE_ISSUES"], projects: [10_000, 10_002] }],
  };
  const asApp = await call(jira, "POST", "/permissions/check", body);
  expect(asApp.json).toEqual({
    globalPermissions: ["ADMINISTER"],
    projectPermissions: [{ permission: "CREATE_ISSUES", projects: [10_000, 10_002], issues: [] }],
  });
  expect(
    (await call(jira, "POST", "/permissions/check", body, asUser(jiraUsers.member.accountId)))
      .status,
  ).toBe(403);
  const own = await call(jira, "POST", "/permissions/check", {
    projectPermissions: [{ permissions: ["CREATE_ISSUES"], projects: [10_000, 10_001, 10_002] }],
  });
  expect(valueAt(own.json, "projectPermissions", 0, "projects")).toEqual([10_000, 10_001]);
});

test("shows everybody only the projects that they may see", async () => {
  const { jira } = setup();
  const keys = async (caller: Caller, query = ""): Promise<ReadonlyArray<unknown>> => {
    const values = valueAt(
      (await call(jira, "GET", `/project/search${query}`, undefined, caller)).json,
      "values",
    );
    return Array.isArray(values) ? values.map((project: JsonValue) => valueAt(project, "key")) : [];
  };
  expect(await keys(app)).toEqual(["SEC", "HELP", "HR", "WEB"]);
  expect(await keys(app, "?action=create")).toEqual(["SEC", "HELP", "WEB"]);
  expect(await keys(asUser(jiraUsers.member.accountId))).toEqual(["HELP", "WEB"]);
  expect(await keys(anonymous)).toEqual(["HELP"]);
  expect(
    (await call(jira, "GET", "/project/SEC", undefined, asUser(jiraUsers.member.accountId))).status,
  ).toBe(404);
});

test("tells from the permission scheme that a project is open to many, to its administrators", async () => {
  const { jira } = setup();
  const admin = asUser(jiraUsers.siteAdmin.accountId);
  const holders = async (key: string): Promise<ReadonlyArray<unknown>> => {
    const grants = valueAt(
      (
        await call(
          jira,
          "GET",
          `/project/${key}/permissionscheme?expand=permissions`,
          undefined,
          admin,
        )
      ).json,
      "permissions",
    );
    return Array.isArray(grants)
      ? grants
          .filter((grant: JsonValue) => valueAt(grant, "permission") === "BROWSE_PROJECTS")
          .map((grant: JsonValue) => valueAt(grant, "holder", "type"))
      : [];
  };
  expect(await holders("HELP")).toEqual(["applicationRole", "projectRole", "anyone"]);
  expect(await holders("SEC")).toEqual(["projectRole", "projectRole", "group"]);
  expect((await call(jira, "GET", "/project/SEC/permissionscheme")).status).toBe(200);
  expect((await call(jira, "GET", "/project/HELP/permissionscheme")).status).toBe(403);
  const browsers = await call(
    jira,
    "GET",
    "/user/permission/search?permissions=BROWSE&projectKey=HELP",
  );
  expect(browsers.json).toHaveLength(6);
});

test("lists levels, priorities, fields, and people who can be assigned", async () => {
  const { jira } = setup();
  expect(
    valueAt((await call(jira, "GET", "/project/SEC/securitylevel")).json, "levels"),
  ).toHaveLength(2);
  expect((await call(jira, "GET", "/priority")).json).toHaveLength(5);
  expect(valueAt((await call(jira, "GET", "/field")).json, 2, "id")).toBe("parent");
  const assignable = await call(jira, "GET", "/user/assignable/search?project=SEC&query=chi");
  expect(valueAt(assignable.json, 0, "displayName")).toBe("Chiara Analyst");
  expect((await call(jira, "GET", `/user?accountId=${jiraUsers.member.accountId}`)).status).toBe(
    200,
  );
  expect(
    valueAt((await call(jira, "GET", "/serverInfo", undefined, anonymous)).json, "deploymentType"),
  ).toBe("Cloud");
});

test("an anonymous caller has no self, may not create, and sees nothing that is not public", async () => {
  const { jira } = setup();
  await create(jira);
  expect((await call(jira, "GET", "/myself", undefined, anonymous)).status).toBe(401);
  expect((await create(jira, { project: { key: "HELP" } }, {}, anonymous)).status).toBe(400);
  expect((await call(jira, "GET", "/issue/SEC-1", undefined, anonymous)).status).toBe(404);
});

test("limits writes to one issue to 20 in two seconds", async () => {
  const { jira, advance } = setup();
  await create(jira);
  for (let count = 0; count < 20; count += 1)
    expect((await call(jira, "POST", "/issue/SEC-1/comment", { body: document("x") })).status).toBe(
      201,
    );
  const refused = await call(jira, "POST", "/issue/SEC-1/comment", { body: document("x") });
  expect([refused.status, refused.headers]).toEqual([
    429,
    expect.objectContaining({ "retry-after": "2", "ratelimit-reason": "jira-per-issue-on-write" }),
  ]);
  advance(2001);
  expect((await call(jira, "POST", "/issue/SEC-1/comment", { body: document("x") })).status).toBe(
    201,
  );
});

test("limits bursts and the points of an hour", async () => {
  const { jira } = setup({ knobs: { pointsPerHour: 150 } });
  const statuses = [];
  for (let count = 0; count < 101; count += 1) statuses.push(await create(jira));
  expect(statuses.filter(({ status }) => status === 201)).toHaveLength(100);
  expect(statuses.at(-1)?.headers?.["ratelimit-reason"]).toBe("jira-burst-based");
  for (let count = 0; count < 25; count += 1) await call(jira, "GET", "/myself");
  expect((await call(jira, "GET", "/field")).headers?.["ratelimit-reason"]).toBe(
    "jira-quota-global-based",
  );
});

test("a connection can break before or after the issue was made", async () => {
  const { jira } = setup();
  jira.knobs.nextFaults.push(
    { kind: "reset-before", on: "POST /rest/api/3/issue" },
    { kind: "reset-after", on: "POST /rest/api/3/issue" },
  );
  expect((await call(jira, "GET", "/myself")).status).toBe(200);
  await expect(create(jira)).rejects.toMatchObject({ code: "ECONNRESET" });
  expect(jira.issues()).toHaveLength(0);
  await expect(create(jira)).rejects.toMatchObject({ code: "ECONNRESET" });
  expect(jira.issues()).toHaveLength(1);
  expect(jira.requests().map(({ status }) => status)).toEqual([200, 0, 0]);
});

test("fails in other ways as it is told to", async () => {
  const { jira, clock } = setup();
  jira.knobs.nextFaults.push(
    { kind: "429" },
    { kind: "500" },
    { kind: "503" },
    { kind: "html" },
    { kind: "slow" },
  );
  const limited = await call(jira, "GET", "/myself");
  expect([limited.status, limited.headers?.["retry-after"]]).toEqual([429, "5"]);
  expect((await call(jira, "GET", "/myself")).status).toBe(500);
  expect((await call(jira, "GET", "/myself")).status).toBe(503);
  expect((await call(jira, "GET", "/myself")).body).toContain("<!doctype html>");
  const before = clock.now();
  expect((await call(jira, "GET", "/myself")).status).toBe(200);
  expect(clock.now() - before).toBe(30_000);
});

test("keeps its issues and its index over a restart", async () => {
  const { jira, clock, advance } = setup({ knobs: { searchLagMs: 60_000 } });
  await create(jira, { labels: ["kept"] });
  const again = createJira({ clock, snapshot: JSON.parse(JSON.stringify(jira.snapshot())) });
  expect(again.issues()).toEqual(jira.issues());
  expect(keysIn((await search(again, "labels = kept")).json)).toEqual([]);
  advance(60_000);
  expect(keysIn((await search(again, "labels = kept")).json)).toEqual(["SEC-1"]);
  expect(valueAt((await create(again)).json, "key")).toBe("SEC-2");
});

test("answers broken JSON and unknown paths as errors", async () => {
  const { jira } = setup();
  const broken = await jira.handler(
    { method: "POST", url: "/rest/api/3/issue", headers: {}, body: "{" },
    app,
  );
  expect(broken.status).toBe(400);
  expect((await call(jira, "GET", "/nothing")).status).toBe(404);
});
