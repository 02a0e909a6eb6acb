import { json, type HttpResponse } from "../http";
import type { JsonObject } from "../org-api/json-object";
import { checkProperty } from "./check-properties";
import { projectOf, visibleIssue, type JiraCall, type JiraOperation } from "./jira-call";
import { issueNotFound, jiraError } from "./jira-error";
import type { Comment, Issue } from "./jira-state";
import { holdsInProject, maySee } from "./permissions";

/** `GET /rest/api/3/issue/{issueIdOrKey}/properties`. */
export const listIssueProperties: JiraOperation = (call) =>
  withIssue(call, (issue) => listKeys(call, `issue/${issue.id}`, issue.properties));

/** `GET /rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}`. */
export const readIssueProperty: JiraOperation = (call) =>
  withIssue(call, (issue) => readOne(issue.properties, call.param("propertyKey")));

/** `PUT /rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}`: 201 for a new one, else 200. The body is the value. */
export const writeIssueProperty: JiraOperation = (call) =>
  withIssue(call, (issue) => {
    if (!holdsInProject(call.who, "EDIT_ISSUES", projectOf(call.site, issue)))
      return jiraError(403, ["You do not have permission to edit this issue."]);
    return write(call, issue.properties, (properties) => call.store.change(issue, { properties }));
  });

/** `GET /rest/api/3/comment/{commentId}/properties`. */
export const listCommentProperties: JiraOperation = (call) =>
  withComment(call, (_, comment) => listKeys(call, `comment/${comment.id}`, comment.properties));

/** `GET /rest/api/3/comment/{commentId}/properties/{propertyKey}`. */
export const readCommentProperty: JiraOperation = (call) =>
  withComment(call, (_, comment) => readOne(comment.properties, call.param("propertyKey")));

/** `PUT /rest/api/3/comment/{commentId}/properties/{propertyKey}`. */
export const writeCommentProperty: JiraOperation = (call) =>
  withComment(call, (issue, comment) =>
    write(call, comment.properties, (properties) =>
      call.store.change(issue, {
        comments: issue.comments.map((one) =>
          one.id === comment.id ? { ...one, properties } : one,
        ),
      }),
    ),
  );

const withIssue = (call: JiraCall, answer: (issue: Issue) => HttpResponse): HttpResponse => {
  const found = visibleIssue(call);
  return found === undefined ? issueNotFound() : answer(found.issue);
};

const withComment = (
  call: JiraCall,
  answer: (issue: Issue, comment: Comment) => HttpResponse,
): HttpResponse => {
  const id = call.param("commentId");
  for (const issue of call.store.all()) {
    const comment = issue.comments.find((one) => one.id === id);
    if (comment !== undefined && maySee(call.who, issue, projectOf(call.site, issue)))
      return answer(issue, comment);
  }
  return jiraError(404, [`Can not find a comment for the id: ${id}.`]);
};

const listKeys = (call: JiraCall, entity: string, properties: JsonObject): HttpResponse =>
  json(200, {
    keys: Object.keys(properties).map((key) => ({
      key,
      self: `${call.site.baseUrl}/rest/api/3/${entity}/properties/${key}`,
    })),
  });

const readOne = (properties: JsonObject, key: string): HttpResponse => {
  const value = properties[key];
  return value === undefined
    ? jiraError(404, [`The property with key '${key}' does not exist.`])
    : json(200, { key, value });
};

const write = (
  call: JiraCall,
  properties: JsonObject,
  put: (properties: JsonObject) => void,
): HttpResponse => {
  const key = call.param("propertyKey");
  const problem = checkProperty(key, call.rawBody);
  if (problem !== undefined) return jiraError(400, [problem]);
  put({ ...properties, [key]: call.rawBody });
  return json(properties[key] === undefined ? 201 : 200, null);
};
