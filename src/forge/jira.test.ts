import { expect, test } from "@jest/globals";
import { createJira } from "./jira";

interface Request {
  readonly as: string;
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

const key = "0123456789abcdef0123456789abcdef";

test.each([
  [
    "createIssue",
    () => createJira().createIssue({ fields: { summary: "x" }, properties: [] }),
    "app POST /rest/api/3/issue",
  ],
  ["findIssues", () => createJira().findIssues(key), "app POST /rest/api/3/search/jql"],
  [
    "addComment",
    () => createJira().addComment("AUD-1", { body: {}, properties: [] }),
    "app POST /rest/api/3/issue/AUD-1/comment",
  ],
  [
    "comments",
    () => createJira().comments("AUD-1"),
    "app GET /rest/api/3/issue/AUD-1/comment?orderBy=-created&maxResults=100&expand=properties",
  ],
  [
    "projects",
    () => createJira().projects("a&b"),
    "app GET /rest/api/3/project/search?query=a%26b&maxResults=50&orderBy=name",
  ],
  [
    "issueTypes",
    () => createJira().issueTypes("AUD"),
    "app GET /rest/api/3/issue/createmeta/AUD/issuetypes?maxResults=200",
  ],
  [
    "createFields",
    () => createJira().createFields("AUD", "10001"),
    "app GET /rest/api/3/issue/createmeta/AUD/issuetypes/10001?maxResults=200",
  ],
  [
    "projectPermissions",
    () => createJira().projectPermissions("AUD"),
    "app GET /rest/api/3/mypermissions?projectKey=AUD&permissions=CREATE_ISSUES,ADD_COMMENTS,BROWSE_PROJECTS",
  ],
  [
    "permissionScheme",
    () => createJira().permissionScheme("AUD"),
    "user GET /rest/api/3/project/AUD/permissionscheme?expand=permissions",
  ],
  [
    "findPeople",
    () => createJira().findPeople("ä"),
    "app GET /rest/api/3/user/search?query=%C3%A4&maxResults=20",
  ],
  [
    "person",
    () => createJira().person("712020:a b"),
    "app GET /rest/api/3/user?accountId=712020%3Aa%20b",
  ],
])("%s asks Jira for one thing", async (_, call, wanted) => {
  const requests = playJira(200, "{}");
  expect(await call()).toEqual({
    answered: true,
    status: 200,
    headers: { "content-type": "text/plain;charset=UTF-8" },
    body: "{}",
  });
  expect(requests.map(({ as, method, path }) => `${as} ${method} ${path}`)).toEqual([wanted]);
});

test("looks for issues by the property that the manifest declares", async () => {
  const [request] = await requestsOf(() => createJira().findIssues(key));
  expect(request?.body).toEqual({
    jql: `issue.property[audit-stream.alert].alertKey = "${key}" ORDER BY created ASC`,
    fields: ["created"],
    maxResults: 20,
  });
});

test("puts nothing but a key into a query, and nothing but a name into a path", async () => {
  const requests = playJira(200, "{}");
  await expect(createJira().findIssues('x" OR project = "SECRET')).rejects.toThrow("alert key");
  await expect(createJira().comments("../../myself")).rejects.toThrow("path manipulation");
  expect(requests).toEqual([]);
});

test.each([
  [200, '{"permissions":{"ADMINISTER":{"havePermission":true}}}', true],
  [200, '{"permissions":{"ADMINISTER":{"havePermission":false}}}', false],
  [200, '{"permissions":{}}', false],
  [200, "<html>", false],
  [403, '{"permissions":{"ADMINISTER":{"havePermission":true}}}', false],
])("takes %i %s as administrator: %p", async (status, body, isAdministrator) => {
  playJira(status, body);
  expect(await createJira().callerIsAdministrator()).toBe(isAdministrator);
});

test("lets the platform ask the user for consent", async () => {
  playJira(401, "", { "forge-proxy-error": "NEEDS_AUTHENTICATION_ERR" });
  await expect(createJira().callerIsAdministrator()).rejects.toMatchObject({
    name: "NEEDS_AUTHENTICATION_ERR",
  });
  expect(await createJira().permissionScheme("AUD")).toMatchObject({ answered: false });
});

test("knows its own account, or that Jira does not say", async () => {
  playJira(200, '{"accountId":"712020:app"}');
  expect(await createJira().appAccountId()).toBe("712020:app");
  playJira(403, "{}");
  expect(await createJira().appAccountId()).toBeNull();
});

test("tells that a connection broke", async () => {
  Object.assign(globalThis, {
    __forge_fetch__: async () => {
      throw new TypeError("fetch failed", {
        cause: Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }),
      });
    },
  });
  expect(await createJira().findPeople("x")).toEqual({
    answered: false,
    reason: "network",
    detail: "ECONNRESET",
  });
});

async function requestsOf(call: () => Promise<unknown>): Promise<ReadonlyArray<Request>> {
  const requests = playJira(200, "{}");
  await call();
  return requests;
}

/** Stands behind the door through which the platform's SDK reaches Jira. */
function playJira(
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): ReadonlyArray<Request> {
  const requests: Array<Request> = [];
  Object.assign(globalThis, {
    __forge_fetch__: async (
      target: { readonly provider: string },
      path: string,
      init: { readonly method?: string; readonly body?: string } = {},
    ) => {
      const sent: unknown = init.body === undefined ? null : JSON.parse(init.body);
      requests.push({ as: target.provider, method: init.method ?? "GET", path, body: sent });
      return new Response(body, { status, headers });
    },
  });
  return requests;
}
