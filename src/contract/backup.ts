import { z } from "zod";

/**
 * How much a backup of the configuration may hold. It is answered in one piece, of which the platform lets 5 MB pass, and
 * comes back in pieces, because a question may have 500 KB.
 */
export const backupLimits = {
  characters: 3_000_000,
  documents: 3_000,
  /** Characters of a piece. */
  piece: 50_000,
  /** Weekly copies that are kept. */
  copies: 8,
} as const;

/** A copy of the configuration that the app made by itself. */
export const BackupCopy = z.object({
  id: z.string().regex(/^[0-9a-f]{16}$/),
  /** UTC day on which its week began, as 2026-11-23. */
  week: z.string(),
  madeAt: z.number().int(),
  characters: z.number().int(),
  documents: z.number().int(),
});
export type BackupCopy = z.infer<typeof BackupCopy>;

/** One document of a backup: what restoring it would do, or did. */
export const RestoreItem = z.object({
  /** Of the document; another word where this version of the app knows no such kind. */
  kind: z.string(),
  id: z.string(),
  title: z.string(),
  /**
   * `new`, `changed`, `same`: beside what is here. `refused`: see `reasons`. `by-hand`: cannot be restored, has to be made
   * anew. `only-here`: not in the backup, stays. After restoring: `restored`, or `overtaken` by somebody else's change.
   */
  state: z.enum([
    "new",
    "changed",
    "same",
    "refused",
    "by-hand",
    "only-here",
    "restored",
    "overtaken",
  ]),
  /** Names of the parts that differ from what is here. */
  changes: z.array(z.string()),
  /** Titles of secrets that have to be entered again. */
  secrets: z.array(z.string()),
  /** Why it is refused, and what else there is to say. */
  reasons: z.array(z.string()),
  /** Of the document that is here; 0 where none is. */
  version: z.number().int(),
});
export type RestoreItem = z.infer<typeof RestoreItem>;
