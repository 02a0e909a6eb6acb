import type { Holder, Issue, JiraUser, Project } from "./jira-state";

/** Names of the global permissions that the stand-in knows. */
export const globalPermissions = [
  "ADMINISTER",
  "SYSTEM_ADMIN",
  "USER_PICKER",
  "CREATE_PROJECT",
] as const;

/** Names of the project permissions that the stand-in knows. */
export const projectPermissions = [
  "BROWSE_PROJECTS",
  "CREATE_ISSUES",
  "EDIT_ISSUES",
  "DELETE_ISSUES",
  "ADD_COMMENTS",
  "TRANSITION_ISSUES",
  "ASSIGN_ISSUES",
  "ASSIGNABLE_USER",
  "SCHEDULE_ISSUES",
  "SET_ISSUE_SECURITY",
  "MODIFY_REPORTER",
  "ADMINISTER_PROJECTS",
] as const;

/** Undefined stands for an anonymous caller. */
export type Who = JiraUser | undefined;

export const holdsGlobally = (who: Who, permission: string): boolean => {
  if (who === undefined) return false;
  switch (permission) {
    case "ADMINISTER":
    case "CREATE_PROJECT":
      return who.groups.includes("jira-admins") || who.groups.includes("site-admins");
    case "USER_PICKER":
      return who.accountType === "app" || hasJira(who);
    default:
      return false;
  }
};

export const holdsInProject = (who: Who, permission: string, project: Project): boolean =>
  project.grants.some(
    (grant) => grant.permission === permission && isHolder(who, grant.holder, project),
  );

/** May see the issue: the project, and its security level if it has one. */
export const maySee = (who: Who, issue: Issue, project: Project): boolean => {
  if (!holdsInProject(who, "BROWSE_PROJECTS", project)) return false;
  const levelId = securityLevelOf(issue);
  if (levelId === undefined) return true;
  const level = project.securityLevels.find(({ id }) => id === levelId);
  return level === undefined || level.holders.some((holder) => isHolder(who, holder, project));
};

const securityLevelOf = (issue: Issue): string | undefined => {
  const security = issue.fields["security"];
  if (typeof security !== "object" || security === null || Array.isArray(security))
    return undefined;
  return "id" in security ? String(security["id"]) : undefined;
};

const isHolder = (who: Who, holder: Holder, project: Project): boolean => {
  switch (holder.type) {
    case "anyone":
      return true;
    case "applicationRole":
      return who !== undefined && hasJira(who);
    case "group":
      return who?.groups.includes(holder.parameter) ?? false;
    case "projectRole":
      return (
        who !== undefined && (project.roles[holder.parameter]?.includes(who.accountId) ?? false)
      );
  }
};

const hasJira = (who: JiraUser): boolean =>
  who.groups.includes("jira-users") || who.groups.includes("jira-admins");
