import type { Destination, DestinationKind } from "./destination";
import { jiraIssue } from "./jira-issue";

/** Every kind of destination there is. */
export const registry: Readonly<Record<DestinationKind, Destination>> = {
  "jira-issue": jiraIssue,
};
