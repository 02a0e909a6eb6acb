import type { Caller } from "./caller";

/** For tests: a manager who administers Jira too. */
export const sampleCaller = {
  accountId: "ada",
  role: "manager",
  isJiraAdministrator: true,
  siteUrl: "",
} as const satisfies Caller;
