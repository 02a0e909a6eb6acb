import type { ProcedureName, Role } from "#contract";

/**
 * What a caller has to be for each procedure. `anyone`: who can load the page. `administrator`: a Jira administrator,
 * who proves with a working organization key to be more than that.
 */
export const requiredRole = {
  "session/get": "anyone",
  "setup/status": "manager",
  "setup/test-connection": "administrator",
  "setup/connect": "administrator",
  "setup/replace-key": "manager",
  "setup/disconnect": "manager",
  "roles/get": "manager",
  "roles/save": "manager",
  "roles/find-people": "manager",
  "events/search": "viewer",
  "events/count": "viewer",
  "events/get": "viewer",
  "events/facets": "viewer",
  "events/find-actors": "viewer",
  "events/coverage": "viewer",
  "alerts/list": "viewer",
  "alerts/get": "viewer",
  "alerts/deliver": "analyst",
  "alerts/redrive": "analyst",
  "rules/list": "viewer",
  "rules/set-enabled": "manager",
  "rules/issue-settings": "manager",
  "rules/save-issue-settings": "manager",
  "issues/projects": "manager",
  "issues/create-screen": "manager",
  "issues/save-settings": "manager",
  "health/get": "viewer",
  "activity/list": "manager",
} as const satisfies Record<ProcedureName, Role | "anyone" | "administrator">;
