import { json } from "../http";
import { issueJson } from "./issue-json";
import { projectOf, type JiraOperation } from "./jira-call";
import { jiraError } from "./jira-error";
import { maySee } from "./permissions";
import { fieldChooser } from "./read-issue";

/**
 * `POST /rest/api/3/issue/bulkfetch`: `{issues, issueErrors}`, as the issues are now: this is no search. Those that are
 * not there, or that the caller may not see, are left out and named in `issueErrors`.
 */
export const fetchIssues: JiraOperation = (call) => {
  const wanted = listOf(call.body["issueIdsOrKeys"]);
  if (wanted.length === 0) return jiraError(400, ["issueIdsOrKeys must not be empty"]);
  if (wanted.length > 100) return jiraError(400, ["At most 100 issues can be fetched at once"]);
  const properties = listOf(call.body["properties"]);
  if (properties.length > 5) return jiraError(400, ["At most 5 properties can be fetched"]);
  const names = listOf(call.body["fields"]);
  const found = wanted.map((idOrKey) => {
    const issue = call.store.find(idOrKey);
    const isVisible = issue !== undefined && maySee(call.who, issue, projectOf(call.site, issue));
    return { idOrKey, issue: isVisible ? issue : undefined };
  });
  const missing = found.filter(({ issue }) => issue === undefined).map(({ idOrKey }) => idOrKey);
  const chooser = fieldChooser(names.length === 0 ? ["*navigable"] : names);
  return json(200, {
    issues: found.flatMap(({ issue }) =>
      issue === undefined ? [] : [issueJson(call.site, issue, chooser, properties)],
    ),
    issueErrors:
      missing.length === 0
        ? []
        : [{ failingElements: missing, errorMessage: "Issue does not exist or cannot be seen" }],
  });
};

const listOf = (value: unknown): ReadonlyArray<string> =>
  Array.isArray(value) ? value.map(String) : [];
