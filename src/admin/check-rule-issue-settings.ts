import { z } from "zod";
import { JiraIssueSettings, type Failure, type ProcedureInput } from "#contract";
import { mergeSettings } from "#destinations/jira-issue/merge-settings";
import { err, ok, type Result } from "#lib/result";
import type { Platform } from "#ports";
import { checkIssueSettings } from "./check-issue-settings";
import { readIssueSettings } from "./read-issue-settings";

type RuleIssueSettings = NonNullable<ProcedureInput<"rules/save-issue-settings">["settings"]>;

/** What a rule's issues have of their own, as it would be stored; or why Jira could not make issues with it. */
export async function checkRuleIssueSettings(
  deps: Pick<Platform, "documents" | "jira">,
  settings: RuleIssueSettings,
): Promise<
  Result<
    { readonly settings: RuleIssueSettings; readonly warnings: ReadonlyArray<string> },
    Failure
  >
> {
  const standard = await readIssueSettings(deps);
  if (standard === null) {
    const message =
      "Choose the project for all issues first, then what single rules have of their own.";
    return err({ code: "invalid-input", message });
  }
  const merged = JiraIssueSettings.safeParse(mergeSettings(standard.settings, settings));
  if (!merged.success) {
    return err({ code: "invalid-input", message: z.prettifyError(merged.error) });
  }
  const checked = await checkIssueSettings(deps, merged.data);
  if (!checked.ok) return checked;
  const { warnings } = checked.value;
  if (settings.fields === undefined) return ok({ settings, warnings });
  const fields = pick(checked.value.settings.fields, settings.fields);
  return ok({ settings: { ...settings, fields }, warnings });
}

const pick = (all: Readonly<Record<string, unknown>>, wanted: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.keys(wanted).map((id) => [id, all[id]]));
