import { z } from "zod";
import { BackupCopy } from "#contract";
import type { Platform } from "#ports";

/** The document (kind `settings`) that lists the weekly copies. */
export const COPIES_ID = "backup-copies";

const StoredCopy = BackupCopy.extend({ pieces: z.number().int(), sha256: z.string() });

/** The weekly copies, newest first, and why the latest could not be made. */
export const CopyList = z.object({
  copies: z.array(StoredCopy),
  failed: z.object({ at: z.number().int(), reason: z.string() }).nullable(),
});
export type CopyList = z.infer<typeof CopyList>;

/** The list as stored, with the version that a change has to name. */
export async function readCopyList(
  deps: Pick<Platform, "documents">,
): Promise<CopyList & { readonly version: number }> {
  const stored = await deps.documents.read("settings", COPIES_ID);
  const list = CopyList.safeParse(stored?.body).data ?? { copies: [], failed: null };
  return { ...list, version: stored?.version ?? 0 };
}
