import type { Dashboard } from "#contract";

/** What people call the kinds of events that the dashboard counts. */
export const categoryNames = {
  "failed-login": "Failed logins",
  privilege: "Privilege changes",
  policy: "Policy changes",
  administration: "Other admin actions",
} as const satisfies Record<Dashboard["categories"][number]["category"], string>;
