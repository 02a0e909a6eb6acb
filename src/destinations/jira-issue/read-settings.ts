import { JiraIssueSettings } from "#contract";
import type { Platform } from "#ports";
import { mergeSettings } from "./merge-settings";
import { ruleSettingsId, SETTINGS_ID } from "./settings-id";

const RuleSettings = JiraIssueSettings.partial().nullable().catch(null);

/** How a rule's issues are made, or how issues are made by default without one. Null while no project is chosen. */
export async function readSettings(
  deps: Pick<Platform, "documents">,
  ruleId?: string,
): Promise<unknown> {
  const stored = await deps.documents.read("settings", SETTINGS_ID);
  const standard = JiraIssueSettings.safeParse(stored?.body);
  if (!standard.success) return null;
  if (ruleId === undefined) return standard.data;
  const own = await deps.documents.read("settings", ruleSettingsId(ruleId));
  return mergeSettings(standard.data, RuleSettings.parse(own?.body ?? null));
}
