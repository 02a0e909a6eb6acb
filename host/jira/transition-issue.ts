import { json } from "../http";
import { isJsonObject } from "../org-api/json-object";
import { visibleIssue, type JiraOperation } from "./jira-call";
import { issueNotFound, jiraError } from "./jira-error";
import { holdsInProject } from "./permissions";

/** `GET /rest/api/3/issue/{issueIdOrKey}/transitions`; an empty list for who may not transition. */
export const readTransitions: JiraOperation = (call) => {
  const found = visibleIssue(call);
  if (found === undefined) return issueNotFound();
  const allowed = holdsInProject(call.who, "TRANSITION_ISSUES", found.project)
    ? call.site.transitions
    : [];
  return json(200, {
    expand: "transitions",
    transitions: allowed.map(({ id, name, to }) => {
      const status = call.site.statuses.find((one) => one.id === to);
      return {
        id,
        name,
        isAvailable: true,
        to: { id: to, name: status?.name, statusCategory: { key: status?.category } },
      };
    }),
  });
};

/** `POST /rest/api/3/issue/{issueIdOrKey}/transitions`: 204. */
export const transitionIssue: JiraOperation = (call) => {
  const found = visibleIssue(call);
  if (found === undefined) return issueNotFound();
  const wanted = isJsonObject(call.body["transition"]) ? String(call.body["transition"]["id"]) : "";
  const transition = call.site.transitions.find(({ id }) => id === wanted);
  if (transition === undefined || !holdsInProject(call.who, "TRANSITION_ISSUES", found.project)) {
    return jiraError(400, [`Transition id '${wanted}' is not valid for this issue.`]);
  }
  const categoryOf = (id: string): string | undefined =>
    call.site.statuses.find((status) => status.id === id)?.category;
  const isMoved = categoryOf(found.issue.statusId) !== categoryOf(transition.to);
  call.store.change(found.issue, {
    statusId: transition.to,
    ...(isMoved ? { statusCategoryChanged: call.now } : {}),
  });
  return { status: 204, body: "" };
};
