import type { ProcedureName } from "#contract";

const titles: { readonly [Name in ProcedureName]?: string } = {
  "setup/connect": "Connected an organization",
  "setup/replace-key": "Replaced the API key",
  "setup/add-key": "Added a second API key",
  "setup/forget-previous-key": "Forgot the API key before",
  "setup/disconnect": "Disconnected the organization",
  "roles/save": "Changed who has access",
  "events/search": "Searched events",
  "events/get": "Opened an event",
  "events/find-actors": "Looked for people",
  "alerts/list": "Listed alerts",
  "alerts/get": "Opened an alert",
  "alerts/deliver": "Sent an alert",
  "alerts/redrive": "Sent an alert again",
  "rules/set-enabled": "Switched a rule",
  "rules/save-settings": "Changed a rule's settings",
  "rules/save": "Saved a rule",
  "rules/delete": "Deleted a rule",
  "rules/restore": "Restored a rule",
  "rules/try": "Tried a rule",
  "rules/explain": "Explained an event to a rule",
  "rules/import": "Imported rules",
  "lists/save": "Saved a list",
  "lists/delete": "Deleted a list",
  "suppressions/save": "Saved a suppression",
  "suppressions/delete": "Deleted a suppression",
  "rules/save-issue-settings": "Changed a rule's issues",
  "issues/save-settings": "Changed the issues of alerts",
  "exports/start": "Exported events",
  "tokens/create": "Created a token",
  "tokens/revoke": "Revoked a token",
  "destinations/save": "Saved a destination",
  "destinations/delete": "Removed a destination",
  "destinations/set-enabled": "Paused or resumed a destination",
  "destinations/test": "Tested a destination",
  "deliveries/redrive": "Sent messages again",
  "retention/save": "Changed the retention",
  "holds/place": "Placed a legal hold",
  "holds/release": "Released a legal hold",
  "activity/list": "Read the activity log",
  "activity/check": "Checked the record",
};

const byName = new Map<string, string>(Object.entries(titles));

/** What somebody did, in words; the procedure's own name where there are none. */
export const procedureTitle = (procedure: string): string => byName.get(procedure) ?? procedure;
