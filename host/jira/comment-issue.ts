import { json } from "../http";
import { isJsonObject, type JsonObject } from "../org-api/json-object";
import { checkProperties } from "./check-properties";
import { longestText } from "./check-fields";
import { jiraTime, userJson } from "./issue-json";
import { visibleIssue, type JiraCall, type JiraOperation } from "./jira-call";
import { issueNotFound, jiraError } from "./jira-error";
import type { Comment } from "./jira-state";
import { holdsInProject } from "./permissions";
import { validateAdf } from "./validate-adf";

/** `POST /rest/api/3/issue/{issueIdOrKey}/comment`: 201 with the comment. */
export const addComment: JiraOperation = (call) => {
  const found = visibleIssue(call);
  if (found === undefined) return issueNotFound();
  const { issue, project } = found;
  if (!holdsInProject(call.who, "ADD_COMMENTS", project))
    return jiraError(400, ["You do not have the permission to comment on this issue."]);
  const body = call.body["body"];
  if (!isJsonObject(body)) return jiraError(400, [], { comment: "Comment body can not be empty!" });
  const problem = validateAdf(body);
  if (problem !== undefined) return jiraError(400, [], { comment: `INVALID_INPUT: ${problem}` });
  if (JSON.stringify(body).length > longestText) {
    return jiraError(400, [], {
      comment: "The entered text is too long. It exceeds the allowed limit of 32,767 characters.",
    });
  }
  const properties = checkProperties(call.body["properties"]);
  if (typeof properties === "string") return jiraError(400, [properties]);

  const comment: Comment = {
    id: call.store.nextId(),
    authorId: call.who?.accountId ?? "",
    body,
    created: call.now,
    properties,
  };
  call.store.change(issue, { comments: [...issue.comments, comment] });
  return json(201, commentJson(call, issue.id, comment, true));
};

/** `GET /rest/api/3/issue/{issueIdOrKey}/comment`, oldest first unless `orderBy=-created`. */
export const readComments: JiraOperation = (call) => {
  const found = visibleIssue(call);
  if (found === undefined) return issueNotFound();
  const startAt = Number(call.query.get("startAt") ?? 0);
  const maxResults = Math.min(100, Number(call.query.get("maxResults") ?? 100));
  const newestFirst = call.query.get("orderBy") === "-created";
  const comments = newestFirst ? found.issue.comments.toReversed() : found.issue.comments;
  const withProperties = call.query.get("expand")?.includes("properties") ?? false;
  return json(200, {
    startAt,
    maxResults,
    total: comments.length,
    comments: comments
      .slice(startAt, startAt + maxResults)
      .map((comment) => commentJson(call, found.issue.id, comment, withProperties)),
  });
};

const commentJson = (
  call: JiraCall,
  issueId: string,
  comment: Comment,
  withProperties: boolean,
): JsonObject => {
  const author = call.site.users.find(({ accountId }) => accountId === comment.authorId);
  return {
    self: `${call.site.baseUrl}/rest/api/3/issue/${issueId}/comment/${comment.id}`,
    id: comment.id,
    ...(author === undefined ? {} : { author: userJson(call.site, author) }),
    body: comment.body,
    created: jiraTime(comment.created),
    updated: jiraTime(comment.created),
    jsdPublic: true,
    ...(withProperties
      ? { properties: Object.entries(comment.properties).map(([key, value]) => ({ key, value })) }
      : {}),
  };
};
