import { z } from "zod";

/** Somebody who was given administrator rights, as far as the log tells. */
export const AccessHolder = z.object({
  /** Account or group id. */
  id: z.string(),
  name: z.string(),
  kind: z.enum(["person", "group"]),
  right: z.enum(["organization-admin", "admin-role", "admin-group", "admin-access"]),
  /** What exactly: the role, group or product in the log's words. */
  detail: z.string(),
  /** Null: the log has the end of it only. */
  grantedAt: z.number().int().nullable(),
  grantedBy: z.string(),
  /** Null: the right still stands. */
  revokedAt: z.number().int().nullable(),
  revokedBy: z.string(),
  /** When the account last did something; null: not in the stored events. */
  lastSeenAt: z.number().int().nullable(),
});
export type AccessHolder = z.infer<typeof AccessHolder>;
