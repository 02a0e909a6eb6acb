import { JiraIssueSettings } from "#contract";
import { defineDestination } from "../define-destination";
import { addComment } from "./add-comment";
import { openIssue } from "./open-issue";

/** Alerts as issues of the Jira site that the app is installed in; what comes later as comments. */
export const jiraIssue = defineDestination({
  kind: "jira-issue",
  title: "Jira issue",
  settings: JiraIssueSettings,
  secrets: [],
  deliver: async (deps, settings, notice, attempt) =>
    notice.kind === "alert"
      ? openIssue(deps, settings, notice, attempt)
      : addComment(deps, notice, attempt),
});
