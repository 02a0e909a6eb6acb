import { z } from "zod";
import { JiraIssueSettings, Logging, procedures, Retention, type Failure } from "#contract";
import type { Result } from "#lib/result";
import type { Platform } from "#ports";
import { readRetention } from "#settings/read-retention";
import { SiteLogSwitch } from "#settings/read-site-log-switch";
import { checkIssueSettings } from "../check-issue-settings";
import { checkRuleIssueSettings } from "../check-rule-issue-settings";
import { digestProblem } from "../digest-problem";
import { toFormValues } from "../field-value";
import type { Checked } from "./checked";

/** Settings as they would come back. Holds that are here stay, whatever the backup says. */
export async function checkRestoredSettings(
  deps: Pick<Platform, "clock" | "documents" | "jira">,
  id: string,
  body: unknown,
): Promise<Checked> {
  if (id.startsWith("issues:rule:")) {
    const own = procedures["rules/save-issue-settings"].input.shape.settings.safeParse(body);
    if (!own.success || own.data === null) return unreadable(own.error);
    const { fields } = own.data;
    const asked = fields === undefined ? own.data : { ...own.data, fields: toFormValues(fields) };
    return told(await checkRuleIssueSettings(deps, asked));
  }
  switch (id) {
    case "issues": {
      const issues = JiraIssueSettings.safeParse(body);
      if (!issues.success) return unreadable(issues.error);
      const fields = toFormValues(issues.data.fields);
      return told(await checkIssueSettings(deps, { ...issues.data, fields }));
    }
    case "retention": {
      const file = z.strictObject(Retention.shape).safeParse(body);
      if (!file.success) return unreadable(file.error);
      const { legalHolds: here } = (await readRetention(deps)).retention;
      const ids = new Set(here.map((hold) => hold.id));
      const legalHolds = [...here, ...file.data.legalHolds.filter((hold) => !ids.has(hold.id))];
      const all = Retention.safeParse({ ...file.data, legalHolds });
      return all.success ? { body: all.data } : unreadable(all.error);
    }
    case "jira-site-log": {
      const file = SiteLogSwitch.safeParse(body);
      return file.success ? { body: file.data } : unreadable(file.error);
    }
    case "logging": {
      const logging = z.strictObject(Logging.shape).safeParse(body);
      // Details have their time: it is over, or begins anew by hand.
      return logging.success
        ? { body: { ...logging.data, debug: null } }
        : unreadable(logging.error);
    }
    case "digest": {
      const asked = procedures["digest/save"].input.omit({ version: true });
      const file = asked.safeParse(body);
      if (!file.success) return unreadable(file.error);
      const problem = await digestProblem(deps, file.data);
      if (problem !== null) return { refused: [problem] };
      return { body: file.data };
    }
    default:
      return { refused: ["This version of the app knows no such settings."] };
  }
}

const unreadable = (error: z.ZodError | undefined): Checked => ({
  refused: (error?.issues ?? []).map(({ path, message }) =>
    path.length === 0 ? message : `${path.join(".")}: ${message}`,
  ),
});

function told(
  checked: Result<
    { readonly settings: unknown; readonly warnings: ReadonlyArray<string> },
    Failure
  >,
): Checked {
  if (checked.ok) return { body: checked.value.settings, notes: checked.value.warnings };
  const { fields = {}, message } = checked.failure;
  const wrong = Object.entries(fields).map(([field, problem]) => `${field}: ${problem}`);
  return { refused: wrong.length === 0 ? [message] : wrong };
}
