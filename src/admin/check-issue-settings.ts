import type { Failure, JiraIssueSettings } from "#contract";
import { err, ok, type Result } from "#lib/result";
import type { Platform } from "#ports";
import {
  jiraUnavailable,
  readAppPermissions,
  readIssueTypes,
  readScreenFields,
  type ScreenField,
} from "./create-screen";
import { toJiraValue } from "./field-value";
import { projectOpenness } from "./project-openness";

/** What the app fills in itself, and the reporter, which Jira does. */
const ALWAYS_GIVEN = new Set([
  "project",
  "issuetype",
  "summary",
  "description",
  "labels",
  "reporter",
]);

/**
 * Asks Jira whether issues can be made with these settings. Answers them with the values of fields as Jira takes them,
 * and warnings; fails with a message for each setting that is wrong.
 */
export async function checkIssueSettings(
  deps: Pick<Platform, "jira">,
  settings: JiraIssueSettings,
): Promise<
  Result<
    { readonly settings: JiraIssueSettings; readonly warnings: ReadonlyArray<string> },
    Failure
  >
> {
  if (!isProjectKey(settings.projectKey)) return wrong({ projectKey: "This is no project key." });
  const permissions = await readAppPermissions(deps, settings.projectKey);
  if (permissions?.create === false) {
    return wrong({
      projectKey:
        "The app may not create issues in this project. Give its user the permission to, or choose another project.",
    });
  }
  const types = await readIssueTypes(deps, settings.projectKey);
  if (!types.ok) return types;
  if (permissions === null) return err(jiraUnavailable);
  if (!types.value.some(({ id }) => id === settings.issueTypeId)) {
    return wrong({ issueTypeId: "This project has no such issue type." });
  }
  const screen = await readScreenFields(deps, settings.projectKey, settings.issueTypeId);
  if (!screen.ok) return screen;
  const fields = jiraValues(settings, screen.value);
  const problems = {
    ...settingProblems(settings, screen.value),
    ...fieldProblems(settings, screen.value, fields),
  };
  if (Object.keys(problems).length > 0) return wrong(problems);
  const openness =
    settings.securityLevelId === undefined ? await projectOpenness(deps, settings.projectKey) : [];
  const warnings = [
    ...openness,
    ...(permissions.comment
      ? []
      : [
          "The app may not comment in this project: later matches of an alert will not be told there.",
        ]),
    ...(screen.value.some(({ id }) => id === "labels")
      ? []
      : ["The create screen has no labels: issues will be made without them."]),
  ];
  return ok({ settings: { ...settings, fields }, warnings });
}

/** Jira's keys are upper case by default; administrators can allow other letters, digits and underscores. */
export const isProjectKey = (text: string): boolean => /^\p{L}[\p{L}\p{N}_-]*$/u.test(text);

function wrong(fields: Readonly<Record<string, string>>): Result<never, Failure> {
  const message = Object.values(fields)[0] ?? "";
  return err({ code: "invalid-input", message, fields: { ...fields } });
}

const jiraValues = (settings: JiraIssueSettings, screen: ReadonlyArray<ScreenField>) =>
  Object.fromEntries(
    Object.entries(settings.fields).map(([id, value]) => {
      const field = screen.find((candidate) => candidate.id === id);
      return [id, field === undefined ? value : toJiraValue(field, value)];
    }),
  );

/** The settings that this app has names for. */
function settingProblems(
  settings: JiraIssueSettings,
  screen: ReadonlyArray<ScreenField>,
): Readonly<Record<string, string>> {
  const problems: Record<string, string> = {};
  for (const [name, id] of [
    ["priorityId", "priority"],
    ["securityLevelId", "security"],
    ["assigneeId", "assignee"],
  ] as const) {
    const field = screen.find((candidate) => candidate.id === id);
    const chosen = settings[name];
    if (chosen === undefined) {
      if (field?.required === true) problems[name] = `The create screen requires “${field.name}”.`;
    } else if (field === undefined) {
      problems[name] = "The create screen of this issue type does not have this field.";
    } else if (field.allowed.length > 0 && !field.allowed.some((value) => value.id === chosen)) {
      problems[name] = `“${field.name}” has no such value in this project.`;
    }
  }
  return problems;
}

/** Further fields of the screen: what is required is given, what is given exists and has a value that can be. */
function fieldProblems(
  settings: JiraIssueSettings,
  screen: ReadonlyArray<ScreenField>,
  values: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> {
  const problems: Record<string, string> = {};
  for (const field of screen) {
    if (!field.required || ALWAYS_GIVEN.has(field.id) || hasSetting(field.id)) continue;
    const given = settings.fields[field.id];
    if (given === undefined || given === null || given === "") {
      problems[`fields.${field.id}`] = `The create screen requires “${field.name}”.`;
    }
  }
  for (const [id, value] of Object.entries(values)) {
    const field = screen.find((candidate) => candidate.id === id);
    if (problems[`fields.${id}`] !== undefined) continue;
    if (field === undefined) {
      problems[`fields.${id}`] = "The create screen of this issue type does not have this field.";
    } else if (value === undefined || !isAllowed(field, value)) {
      problems[`fields.${id}`] = `“${field.name}” cannot have this value.`;
    }
  }
  return problems;
}

const hasSetting = (id: string): boolean => ["priority", "security", "assignee"].includes(id);

function isAllowed(field: ScreenField, value: unknown): boolean {
  if (field.allowed.length === 0) return true;
  const chosen: ReadonlyArray<unknown> = Array.isArray(value) ? value : [value];
  return chosen.every((item) => {
    if (typeof item !== "object" || item === null || !("id" in item)) return true;
    return field.allowed.some(({ id }) => id === item.id);
  });
}
