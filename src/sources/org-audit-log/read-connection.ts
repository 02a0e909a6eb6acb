import { Connection } from "#contract";
import type { Platform } from "#ports";

/** The organization that is connected, or null. `version` is what a change has to name; 0 before the first. */
export async function readConnection(
  deps: Pick<Platform, "documents">,
): Promise<{ readonly connection: Connection | null; readonly version: number }> {
  const stored = await deps.documents.read("connection", "organization");
  if (stored === null) return { connection: null, version: 0 };
  return { connection: Connection.nullable().parse(stored.body), version: stored.version };
}
