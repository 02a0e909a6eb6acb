import { z } from "zod";
import { BackupCopy, backupLimits, RestoreItem } from "../backup";
import { nothing } from "./nothing";

const mostPieces = Math.ceil(backupLimits.characters / backupLimits.piece) + 1;
const fileId = z.string().regex(/^[0-9a-f]{32}$/);
/** A copy of the app's own, or a file that was handed over in so many pieces. */
const backupSource = z.union([
  z.strictObject({ copy: BackupCopy.shape.id }),
  z.strictObject({ file: fileId, pieces: z.number().int().min(1).max(mostPieces) }),
]);

/** What the page can ask about backups. */
export const backupsProcedures = {
  /** The copies of the configuration that the app made by itself, newest first. */
  "backups/list": {
    input: nothing,
    output: z.object({
      copies: z.array(BackupCopy),
      /** Why the latest could not be made; null: it could. */
      failed: z.object({ at: z.number().int(), reason: z.string() }).nullable(),
    }),
  },
  /** The configuration as it is now (`copy` null), or as it was, as the text of a file without secrets. */
  "backups/download": {
    input: z.strictObject({ copy: BackupCopy.shape.id.nullable() }),
    output: z.object({ name: z.string(), text: z.string() }),
  },
  /** Hands over a piece of a file that is to be restored; `id` is null for the first. */
  "backups/upload": {
    input: z.strictObject({
      id: fileId.nullable(),
      piece: z
        .number()
        .int()
        .min(0)
        .max(mostPieces - 1, `A backup may have ${backupLimits.characters} characters.`),
      text: z.string().max(backupLimits.piece),
    }),
    output: z.object({ id: fileId }),
  },
  /** What restoring a backup would do, document by document. */
  "backups/preview": {
    input: z.strictObject({ source: backupSource }),
    output: z.object({
      backup: z.object({
        app: z.string(),
        madeAt: z.number().int(),
        madeBy: z.string(),
        organization: z.string().nullable(),
      }),
      isOfAnotherOrganization: z.boolean(),
      items: z.array(RestoreItem),
    }),
  },
  /** Restores these documents, each where it still has the version that the preview showed. Asked again it does the rest. */
  "backups/restore": {
    input: z.strictObject({
      source: backupSource,
      items: z
        .array(
          z.strictObject({
            kind: z.string().max(50),
            id: z.string().max(200),
            version: z.number().int(),
          }),
        )
        .min(1, "Choose what to restore")
        .max(backupLimits.documents),
    }),
    output: z.object({ items: z.array(RestoreItem) }),
  },
} as const;
