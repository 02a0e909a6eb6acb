import { z } from "zod";
import { backupLimits } from "#contract";

/** A document as a backup holds it. Nothing in it is a secret. */
export const BackupDocument = z.strictObject({
  kind: z.string().min(1).max(50),
  id: z.string().min(1).max(200),
  /** Whoever restores it parses it with the schema of its kind. */
  body: z.unknown(),
  /** Of a destination: the names of the secrets that it had. */
  secrets: z.array(z.string().max(100)).max(20).optional(),
});
export type BackupDocument = z.infer<typeof BackupDocument>;

/** A backup of the configuration, as a file of JSON. */
export const BackupFile = z.strictObject({
  format: z.literal("audit-stream-configuration"),
  version: z.literal(1),
  /** Of the app that made it. */
  app: z.string().max(100),
  /** Epoch milliseconds. */
  madeAt: z.number().int(),
  /** Account id; `app` for a weekly copy. */
  madeBy: z.string().max(200),
  /** The organization that was connected; null: none. */
  organization: z.string().max(200).nullable(),
  documents: z.array(BackupDocument).max(backupLimits.documents),
});
export type BackupFile = z.infer<typeof BackupFile>;
