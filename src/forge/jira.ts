import api, { route } from "@forge/api";
import { z } from "zod";
import type { Jira } from "#ports";
import { parseJson } from "#lib/parse-json";
import { httpAnswer } from "./http-answer";

/** Below the 25 s that a resolver has, with room for a second request. */
const TIMEOUT_MS = 10_000;

/**
 * Jira's REST API, as the app where not said otherwise. Routes and options stand here as literals, because Forge's
 * linter derives the scopes from them.
 */
export function createJira(): Jira {
  return {
    /**
     * As the user. Throws the platform's `NeedsAuthenticationError` where the user has not yet agreed that the app acts
     * for them: only when it leaves the resolver does Jira ask the user. Whatever else goes wrong means no.
     */
    callerIsAdministrator: async () => {
      const response = await api
        .asUser()
        .requestJira(route`/rest/api/3/mypermissions?permissions=ADMINISTER`, {
          headers: { accept: "application/json" },
        });
      if (response.status !== 200) return false;
      const found = Permissions.safeParse(await response.json().catch(() => null));
      return found.success && found.data.permissions.ADMINISTER.havePermission;
    },

    appAccountId: async () => {
      const answer = await httpAnswer(TIMEOUT_MS, () =>
        api
          .asApp()
          .requestJira(route`/rest/api/3/myself`, { headers: { accept: "application/json" } }),
      );
      if (!answer.answered || answer.status !== 200) return null;
      return Myself.safeParse(parseJson(answer.body)).data?.accountId ?? null;
    },

    createIssue: ({ fields, properties }) =>
      httpAnswer(TIMEOUT_MS, () =>
        api.asApp().requestJira(route`/rest/api/3/issue`, {
          method: "POST",
          headers: { accept: "application/json", "content-type": "application/json" },
          body: JSON.stringify({ fields, properties }),
        }),
      ),

    findIssues: (alertKey) =>
      httpAnswer(TIMEOUT_MS, () =>
        api.asApp().requestJira(route`/rest/api/3/search/jql`, {
          method: "POST",
          headers: { accept: "application/json", "content-type": "application/json" },
          body: JSON.stringify({
            jql: `issue.property[audit-stream.alert].alertKey = "${checkedKey(alertKey)}" ORDER BY created ASC`,
            fields: ["created"],
            maxResults: 20,
          }),
        }),
      ),

    addComment: (issueKey, { body, properties }) =>
      httpAnswer(TIMEOUT_MS, () =>
        api.asApp().requestJira(route`/rest/api/3/issue/${issueKey}/comment`, {
          method: "POST",
          headers: { accept: "application/json", "content-type": "application/json" },
          body: JSON.stringify({ body, properties }),
        }),
      ),

    /** The newest hundred. */
    comments: (issueKey) =>
      httpAnswer(TIMEOUT_MS, () =>
        api
          .asApp()
          .requestJira(
            route`/rest/api/3/issue/${issueKey}/comment?orderBy=-created&maxResults=100&expand=properties`,
            { headers: { accept: "application/json" } },
          ),
      ),

    issueStates: (issueKeys) =>
      httpAnswer(TIMEOUT_MS, () =>
        api.asApp().requestJira(route`/rest/api/3/issue/bulkfetch`, {
          method: "POST",
          headers: { accept: "application/json", "content-type": "application/json" },
          body: JSON.stringify({
            issueIdsOrKeys: issueKeys,
            fields: ["status", "assignee", "resolution", "updated", "statuscategorychangedate"],
            properties: ["audit-stream.alert"],
          }),
        }),
      ),

    auditRecords: ({ from, to, offset, limit }) =>
      httpAnswer(TIMEOUT_MS, () =>
        api
          .asApp()
          .requestJira(
            route`/rest/api/3/auditing/record?from=${new Date(from).toISOString()}&to=${new Date(to).toISOString()}&offset=${offset}&limit=${limit}`,
            { headers: { accept: "application/json" } },
          ),
      ),

    projects: (query) =>
      httpAnswer(TIMEOUT_MS, () =>
        api
          .asApp()
          .requestJira(
            route`/rest/api/3/project/search?query=${query}&maxResults=50&orderBy=name`,
            { headers: { accept: "application/json" } },
          ),
      ),

    /** The first two hundred, which is the most that Jira gives at once. */
    issueTypes: (projectKey) =>
      httpAnswer(TIMEOUT_MS, () =>
        api
          .asApp()
          .requestJira(
            route`/rest/api/3/issue/createmeta/${projectKey}/issuetypes?maxResults=200`,
            { headers: { accept: "application/json" } },
          ),
      ),

    createFields: (projectKey, issueTypeId) =>
      httpAnswer(TIMEOUT_MS, () =>
        api
          .asApp()
          .requestJira(
            route`/rest/api/3/issue/createmeta/${projectKey}/issuetypes/${issueTypeId}?maxResults=200`,
            { headers: { accept: "application/json" } },
          ),
      ),

    projectPermissions: (projectKey) =>
      httpAnswer(TIMEOUT_MS, () =>
        api
          .asApp()
          .requestJira(
            route`/rest/api/3/mypermissions?projectKey=${projectKey}&permissions=CREATE_ISSUES,ADD_COMMENTS,BROWSE_PROJECTS`,
            { headers: { accept: "application/json" } },
          ),
      ),

    /** As the user: Jira shows schemes to administrators only, and the app is none. */
    permissionScheme: (projectKey) =>
      httpAnswer(TIMEOUT_MS, () =>
        api
          .asUser()
          .requestJira(
            route`/rest/api/3/project/${projectKey}/permissionscheme?expand=permissions`,
            { headers: { accept: "application/json" } },
          ),
      ),

    findPeople: (query) =>
      httpAnswer(TIMEOUT_MS, () =>
        api.asApp().requestJira(route`/rest/api/3/user/search?query=${query}&maxResults=20`, {
          headers: { accept: "application/json" },
        }),
      ),

    person: (accountId) =>
      httpAnswer(TIMEOUT_MS, () =>
        api.asApp().requestJira(route`/rest/api/3/user?accountId=${accountId}`, {
          headers: { accept: "application/json" },
        }),
      ),
  };
}

const Permissions = z.object({
  permissions: z.object({ ADMINISTER: z.object({ havePermission: z.boolean() }) }),
});

const Myself = z.object({ accountId: z.string() });

/** Keys go into JQL: anything but the hash that they are is a fault of ours. */
function checkedKey(alertKey: string): string {
  if (!/^[0-9a-f]{32}$/.test(alertKey)) throw new Error("jira: not an alert key");
  return alertKey;
}
