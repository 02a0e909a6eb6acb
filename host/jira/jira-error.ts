import { json, type HttpResponse } from "../http";

/** `{"errorMessages":[…],"errors":{…}}`, what almost every refusal of Jira looks like. */
export const jiraError = (
  status: number,
  messages: ReadonlyArray<string>,
  errors: Readonly<Record<string, string>> = {},
): HttpResponse => json(status, { errorMessages: messages, errors });

export const issueNotFound = (): HttpResponse =>
  jiraError(404, ["Issue does not exist or you do not have permission to see it."]);

export const projectNotFound = (idOrKey: string): HttpResponse =>
  jiraError(404, [`No project could be found with key or id '${idOrKey}'.`]);

/** What a user without a session gets. */
export const unauthenticated = (): HttpResponse =>
  json(401, {
    message: "Client must be authenticated to access this resource.",
    "status-code": 401,
  });
