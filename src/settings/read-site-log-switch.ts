import { z } from "zod";
import type { Platform } from "#ports";
import { readSettings } from "./read-settings";

/** As the document (kind `settings`, id `jira-site-log`) holds it. */
export const SiteLogSwitch = z.strictObject({
  enabled: z.boolean(),
  /** Epoch milliseconds at which it was switched on last. */
  since: z.number().int(),
});

/** Whether Jira's own audit log is read. Off where nobody has decided, or the decision is unreadable. */
export const readSiteLogSwitch = (deps: Pick<Platform, "documents">) =>
  readSettings(deps, "jira-site-log", SiteLogSwitch, { enabled: false, since: 0 });
