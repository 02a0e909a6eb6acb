import { z } from "zod";

/** A destination as its document (kind `destination`) holds it. Issues in Jira have settings of their own instead. */
export const StoredDestination = z.object({
  kind: z.string(),
  name: z.string(),
  /** False while an administrator has paused it, or because it asked never to be called again. */
  enabled: z.boolean(),
  settings: z.unknown(),
});
export type StoredDestination = z.infer<typeof StoredDestination>;
