import { json } from "../http";
import { issueJson } from "./issue-json";
import { visibleIssue, type JiraOperation } from "./jira-call";
import { issueNotFound } from "./jira-error";

/** `GET /rest/api/3/issue/{issueIdOrKey}`. */
export const readIssue: JiraOperation = (call) => {
  const found = visibleIssue(call);
  if (found === undefined) return issueNotFound();
  const names = listParameter(call.query, "fields");
  return json(
    200,
    issueJson(
      call.site,
      found.issue,
      fieldChooser(names.length === 0 ? ["*all"] : names),
      listParameter(call.query, "properties"),
    ),
  );
};

/** `a,b` and repeated parameters alike. */
export const listParameter = (query: URLSearchParams, name: string): ReadonlyArray<string> =>
  query
    .getAll(name)
    .flatMap((text) => text.split(","))
    .map((text) => text.trim())
    .filter((text) => text !== "");

/** `*all`, `*navigable`, names, and `-name` to leave one out. */
export const fieldChooser = (names: ReadonlyArray<string>): ((fieldId: string) => boolean) => {
  const everything =
    names.includes("*all") ||
    names.includes("*navigable") ||
    names.every((name) => name.startsWith("-"));
  return (fieldId) => !names.includes(`-${fieldId}`) && (everything || names.includes(fieldId));
};
