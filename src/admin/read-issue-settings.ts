import { JiraIssueSettings } from "#contract";
import { SETTINGS_ID } from "#destinations/jira-issue/settings-id";
import type { Platform } from "#ports";

/** How issues are made by default; null while no project is chosen. */
export async function readIssueSettings(
  deps: Pick<Platform, "documents">,
): Promise<{ readonly settings: JiraIssueSettings; readonly version: number } | null> {
  const stored = await deps.documents.read("settings", SETTINGS_ID);
  const settings = JiraIssueSettings.safeParse(stored?.body);
  return stored !== null && settings.success
    ? { settings: settings.data, version: stored.version }
    : null;
}
