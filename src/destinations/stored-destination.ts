import { z } from "zod";
import { Routing } from "#contract";

/**
 * A destination as its document (kind `destination`) holds it; null there: it was removed. How issues in Jira are made
 * is a document of its own: theirs has the id `jira-issue` and holds only when and whether.
 */
export const StoredDestination = z.object({
  kind: z.string(),
  name: z.string(),
  /** False while an administrator has paused it, or because it asked never to be called again. */
  enabled: z.boolean(),
  /** Why it is paused, where it was not by hand. */
  pausedBecause: z.string().optional(),
  settings: z.unknown(),
  routing: Routing.default({ ruleIds: [], products: [], actorGroups: [] }),
  /** Whether every audit event goes there, from which segment of the log on, and when that was chosen. */
  stream: z
    .object({ enabled: z.boolean(), from: z.number().int(), since: z.number().int() })
    .optional(),
});
export type StoredDestination = z.infer<typeof StoredDestination>;
