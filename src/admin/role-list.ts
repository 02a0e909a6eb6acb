import { z } from "zod";
import { Role } from "#contract";
import type { Platform } from "#ports";

/** The allow-list: who may see the log, and who may change the app. One document. */
export const RoleList = z.object({
  entries: z.array(z.object({ accountId: z.string(), role: Role })),
});
export type RoleList = z.infer<typeof RoleList>;

/** The list as stored, with the version that a change has to name; empty before the first connection. */
export async function readRoleList(
  deps: Pick<Platform, "documents">,
): Promise<RoleList & { readonly version: number }> {
  const stored = await deps.documents.read("roles", "list");
  if (stored === null) return { entries: [], version: 0 };
  return { ...RoleList.parse(stored.body), version: stored.version };
}
