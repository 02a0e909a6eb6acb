import type { BackupDecision } from "./backup-decisions";

/** What becomes of a document of kind `settings`, by its id. What nobody decided on is kept, and refused on its return. */
export function settingsDecision(id: string): BackupDecision {
  if (id.startsWith("issues:rule:")) return { is: "restored", title: "Jira issues of a rule" };
  switch (id) {
    case "issues":
      return { is: "restored", title: "Jira issues" };
    case "digest":
      return { is: "restored", title: "Weekly digest" };
    case "logging":
      return { is: "restored", title: "Logging" };
    case "jira-site-log":
      return { is: "restored", title: "Jira's own audit log" };
    case "retention":
      return { is: "restored", title: "Retention and holds" };
    case "action-titles":
      return leftOut("Action titles", "Atlassian's catalogue is fetched every day.");
    case "evidence-key":
      return leftOut("Evidence key", "Its secret half never leaves this installation.");
    case "backup-copies":
      return leftOut("Weekly copies", "They are copies themselves.");
    default:
      return { is: "restored", title: "Settings" };
  }
}

const leftOut = (title: string, because: string): BackupDecision => ({
  is: "left-out",
  title,
  because,
});
