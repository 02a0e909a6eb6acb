import type { Jira } from "#ports";

type Asked = "issueTypes" | "createFields" | "projectPermissions" | "permissionScheme";

/** Jira, asked the same question about a project once: the issues of a hundred rules mostly go to the same. */
export function rememberJira(jira: Jira): Jira {
  const answers = new Map<string, ReturnType<Jira[Asked]>>();
  const once = (name: Asked, ids: ReadonlyArray<string>, ask: () => ReturnType<Jira[Asked]>) => {
    const key = JSON.stringify([name, ...ids]);
    const known = answers.get(key) ?? ask();
    answers.set(key, known);
    return known;
  };
  return {
    ...jira,
    issueTypes: (key) => once("issueTypes", [key], () => jira.issueTypes(key)),
    createFields: (key, type) =>
      once("createFields", [key, type], () => jira.createFields(key, type)),
    projectPermissions: (key) =>
      once("projectPermissions", [key], () => jira.projectPermissions(key)),
    permissionScheme: (key) => once("permissionScheme", [key], () => jira.permissionScheme(key)),
  };
}
