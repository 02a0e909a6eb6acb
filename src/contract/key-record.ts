import { z } from "zod";

/** A key or token as the log tells of it. */
export const KeyRecord = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(["api-key", "provisioning-token", "seen-in-use"]),
  /** Null: before the stored events. */
  createdAt: z.number().int().nullable(),
  createdBy: z.string(),
  /** Null: not that the log says. */
  revokedAt: z.number().int().nullable(),
  revokedBy: z.string(),
  /** In the raw events that came last; null: not in these. */
  lastUsedAt: z.number().int().nullable(),
});
export type KeyRecord = z.infer<typeof KeyRecord>;
