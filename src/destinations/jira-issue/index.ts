import { JiraIssueSettings } from "#contract";
import { defineDestination } from "../define-destination";
import { addComment } from "./add-comment";
import { openIssue } from "./open-issue";

/** Alerts as issues of the Jira site that the app is installed in; what comes later as comments. */
export const jiraIssue = defineDestination({
  kind: "jira-issue",
  title: "Jira issue",
  about: "An issue for each alert, and comments for what comes later.",
  family: "issues",
  settings: JiraIssueSettings,
  secrets: [],
  alertsOnly: true,
  deliver: async (deps, settings, notice, attempt) => {
    switch (notice.kind) {
      case "alert":
        return openIssue(deps, settings, notice, attempt);
      case "match":
      case "count":
        return addComment(deps, notice, attempt);
      case "events":
        return { result: "rejected", reason: "Issues are made of alerts, not of forwarded events" };
      case "digest":
        return { result: "rejected", reason: "Issues are made of alerts, not of digests" };
    }
  },
});
