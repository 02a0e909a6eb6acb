import { json } from "../http";
import type { JsonValue } from "../org-api/json-object";
import { issueJson } from "./issue-json";
import { projectOf, type JiraCall, type JiraOperation } from "./jira-call";
import { jiraError } from "./jira-error";
import { matchJql, orderIssues } from "./match-jql";
import { parseJql } from "./parse-jql";
import { maySee } from "./permissions";
import { fieldChooser, listParameter } from "./read-issue";

/**
 * `GET` and `POST /rest/api/3/search/jql`: `{issues, nextPageToken?, isLast}`.
 * Sees the index, which is behind, except for the ids in `reconcileIssues`.
 */
export const searchIssues: JiraOperation = (call) => {
  const source = option(call, "jql");
  const parsed = parseJql(typeof source === "string" ? source : "");
  if (!parsed.ok) return jiraError(400, [parsed.error]);
  if (parsed.jql.where === undefined) {
    return jiraError(400, [
      "Unbounded JQL queries are not allowed here. Please add a search restriction to your query.",
    ]);
  }
  const matcher = matchJql(call, parsed.jql.where);
  if (!matcher.ok) return jiraError(400, matcher.errors);
  const fresh = listOption(call, "reconcileIssues");
  if (fresh.length > 50) return jiraError(400, ["reconcileIssues: at most 50 issues"]);
  const names = listOption(call, "fields");
  const asked = Number(option(call, "maxResults") ?? 50);
  const maxResults = Math.max(
    1,
    Math.min(names.every((name) => name === "id" || name === "key") ? 5000 : 100, asked),
  );
  const startAt = readToken(option(call, "nextPageToken"));
  if (startAt === undefined)
    return jiraError(400, ["The provided next page token is invalid or expired."]);

  const found = call.store
    .searchable(fresh)
    .filter(
      (issue) => maySee(call.who, issue, projectOf(call.site, issue)) && matcher.matches(issue),
    );
  const page = orderIssues(found, parsed.jql.order).slice(startAt, startAt + maxResults);
  const isLast = startAt + page.length >= found.length;
  const chooser = names.length === 0 ? () => false : fieldChooser(names);
  return json(200, {
    issues: page.map((issue) =>
      issueJson(call.site, issue, chooser, listOption(call, "properties")),
    ),
    ...(isLast ? {} : { nextPageToken: writeToken(startAt + page.length) }),
    isLast,
  });
};

/** `/rest/api/3/search`, which is gone. */
export const oldSearch: JiraOperation = () =>
  jiraError(410, [
    "The requested API has been removed. Please migrate to the /rest/api/3/search/jql API. A full migration guideline is available at https://developer.atlassian.com/changelog/#CHANGE-2046",
  ]);

/** From the body of a POST or the query of a GET. */
const option = (call: JiraCall, name: string): JsonValue | undefined =>
  call.body[name] ?? call.query.get(name) ?? undefined;

const listOption = (call: JiraCall, name: string): ReadonlyArray<string> => {
  const value = call.body[name];
  return Array.isArray(value) ? value.map(String) : listParameter(call.query, name);
};

const writeToken = (startAt: number): string =>
  Buffer.from(`from ${startAt}`).toString("base64url");

const readToken = (token: JsonValue | undefined): number | undefined => {
  if (token === undefined || token === null || token === "") return 0;
  const match = /^from (\d+)$/.exec(Buffer.from(String(token), "base64url").toString());
  return match === null ? undefined : Number(match[1]);
};
