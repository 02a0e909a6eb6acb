import { z } from "zod";

/** Where an event came from. An organization may use several sources at once. */
export const SourceName = z.enum(["org-audit-log", "audit-webhook", "jira-site-log"]);
export type SourceName = z.infer<typeof SourceName>;
