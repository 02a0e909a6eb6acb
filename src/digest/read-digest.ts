import type { Digest } from "#contract";
import type { Platform } from "#ports";
import { nameActors } from "./name-actors";
import { StoredDigest } from "./stored-digest";

/** The digest of a week, ready to be told; null where there is none. */
export async function readDigest(
  deps: Pick<Platform, "documents" | "events">,
  week: string,
): Promise<Digest | null> {
  const stored = StoredDigest.safeParse((await deps.documents.read("digest", week))?.body);
  return stored.success ? nameActors(deps, stored.data.digest) : null;
}
