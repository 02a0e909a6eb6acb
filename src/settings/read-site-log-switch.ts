import { z } from "zod";
import type { Platform } from "#ports";

/** As the document (kind `settings`, id `jira-site-log`) holds it. */
export const SiteLogSwitch = z.strictObject({
  enabled: z.boolean(),
  /** Epoch milliseconds at which it was switched on last. */
  since: z.number().int(),
});

/** Whether Jira's own audit log is read; version 0 before anybody decided. */
export async function readSiteLogSwitch(
  deps: Pick<Platform, "documents">,
): Promise<{ readonly enabled: boolean; readonly since: number; readonly version: number }> {
  const stored = await deps.documents.read("settings", "jira-site-log");
  const { enabled, since } =
    stored === null ? { enabled: false, since: 0 } : SiteLogSwitch.parse(stored.body);
  return { enabled, since, version: stored?.version ?? 0 };
}
