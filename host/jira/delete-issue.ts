import { visibleIssue, type JiraOperation } from "./jira-call";
import { issueNotFound, jiraError } from "./jira-error";
import { holdsInProject } from "./permissions";

/** `DELETE /rest/api/3/issue/{issueIdOrKey}`: 204. */
export const deleteIssue: JiraOperation = (call) => {
  const found = visibleIssue(call);
  if (found === undefined) return issueNotFound();
  if (!holdsInProject(call.who, "DELETE_ISSUES", found.project)) {
    return jiraError(403, ["You do not have permission to delete issues in this project."]);
  }
  call.store.remove(found.issue);
  return { status: 204, body: "" };
};
