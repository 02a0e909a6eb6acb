import { JiraIssueSettings } from "#contract";
import { SETTINGS_ID } from "#destinations/jira-issue/settings-id";
import type { Platform } from "#ports";
import { toFormValues } from "./field-value";

/** How issues are made by default, with values of fields as the form shows them; null while no project is chosen. */
export async function readIssueSettings(
  deps: Pick<Platform, "documents">,
): Promise<{ readonly settings: JiraIssueSettings; readonly version: number } | null> {
  const stored = await deps.documents.read("settings", SETTINGS_ID);
  const settings = JiraIssueSettings.safeParse(stored?.body).data;
  if (stored === null || settings === undefined) return null;
  const fields = toFormValues(settings.fields);
  return { settings: { ...settings, fields }, version: stored.version };
}
