import { z } from "zod";
import { JiraIssueSettings, type Failure } from "#contract";
import { ruleSettingsId, SETTINGS_ID } from "#destinations/jira-issue/settings-id";
import { parseJson } from "#lib/parse-json";
import { err, ok, type Result } from "#lib/result";
import type { Platform } from "#ports";
import type { Caller } from "./caller";
import { checkIssueSettings, isProjectKey } from "./check-issue-settings";
import { checkRuleIssueSettings } from "./check-rule-issue-settings";
import {
  jiraUnavailable,
  readAppPermissions,
  readIssueTypes,
  readScreenFields,
} from "./create-screen";
import { toFormValues } from "./field-value";
import type { ProcedureSet } from "./procedure-set";
import { projectOpenness } from "./project-openness";
import { overtaken } from "./overtaken";

/** How alerts become Jira issues: what a project offers, the default, and what single rules have of their own. */
export const issueProcedures: ProcedureSet<
  | "issues/projects"
  | "issues/create-screen"
  | "issues/save-settings"
  | "rules/issue-settings"
  | "rules/save-issue-settings"
> = {
  "issues/projects": async (deps, { query }) => {
    const answer = await deps.jira.projects(query);
    const page =
      answer.answered && answer.status === 200
        ? Projects.safeParse(parseJson(answer.body)).data
        : undefined;
    if (page === undefined) {
      const message = "Jira did not answer the search for projects. Try again.";
      return err({ code: "refused-upstream", message });
    }
    return ok({ projects: page.values });
  },

  "issues/create-screen": async (deps, { projectKey }) => {
    if (!isProjectKey(projectKey)) {
      return err({ code: "invalid-input", message: "This is no project key." });
    }
    const permissions = await readAppPermissions(deps, projectKey);
    // Jira shows no create screen to whom may not create: that is no error, the page says so.
    if (permissions?.create === false) {
      return ok({ issueTypes: [], mayCreate: false, warnings: [] });
    }
    const types = await readIssueTypes(deps, projectKey);
    if (!types.ok) return types;
    if (permissions === null) return err(jiraUnavailable);
    const [warnings, screens] = await Promise.all([
      projectOpenness(deps, projectKey),
      Promise.all(types.value.map(({ id }) => readScreenFields(deps, projectKey, id))),
    ]);
    const failed = screens.find((screen) => !screen.ok);
    if (failed !== undefined && !failed.ok) return failed;
    return ok({
      issueTypes: types.value.map((type, index) => {
        const screen = screens[index];
        const fields = screen?.ok === true ? screen.value : [];
        return {
          ...type,
          fields: fields.map(({ id, name, required, allowed }) => ({
            id,
            name,
            required,
            allowed: [...allowed],
          })),
        };
      }),
      mayCreate: true,
      warnings: [...warnings],
    });
  },

  "issues/save-settings": async (deps, { settings, version }, caller) => {
    const checked = await checkIssueSettings(deps, settings);
    if (!checked.ok) return checked;
    const saved = await save(deps, SETTINGS_ID, checked.value.settings, version, caller);
    return saved.ok ? ok({ version: saved.value, warnings: [...checked.value.warnings] }) : saved;
  },

  "rules/issue-settings": async (deps, { id }) => {
    const stored = await deps.documents.read("settings", ruleSettingsId(id));
    const settings = RuleSettings.parse(stored?.body ?? null);
    return ok({
      settings:
        settings?.fields === undefined
          ? settings
          : { ...settings, fields: toFormValues(settings.fields) },
      version: stored?.version ?? 0,
    });
  },

  "rules/save-issue-settings": async (deps, { id, settings, version }, caller) => {
    if (settings === null) {
      const saved = await save(deps, ruleSettingsId(id), null, version, caller);
      return saved.ok ? ok({ version: saved.value, warnings: [] }) : saved;
    }
    const checked = await checkRuleIssueSettings(deps, settings);
    if (!checked.ok) return checked;
    const own = checked.value.settings;
    const saved = await save(deps, ruleSettingsId(id), own, version, caller);
    return saved.ok ? ok({ version: saved.value, warnings: [...checked.value.warnings] }) : saved;
  },
};

const RuleSettings = JiraIssueSettings.partial().nullable().catch(null);

const Projects = z.object({ values: z.array(z.object({ key: z.string(), name: z.string() })) });

async function save(
  deps: Pick<Platform, "documents" | "clock">,
  id: string,
  body: unknown,
  expectedVersion: number,
  caller: Caller,
): Promise<Result<number, Failure>> {
  const version = await deps.documents.save({
    kind: "settings",
    id,
    body,
    expectedVersion,
    by: caller.accountId,
    at: deps.clock.now(),
  });
  if (version !== null) return ok(version);
  return err(overtaken("these settings"));
}
