import { Retention } from "#contract";
import type { Platform } from "#ports";

/** How long what is kept, with what holds unless somebody has set it. Throws where the stored settings are unreadable. */
export async function readRetention(
  deps: Pick<Platform, "documents">,
): Promise<{ readonly retention: Retention; readonly version: number }> {
  const stored = await deps.documents.read("settings", "retention");
  // Not a guess at what was meant: a hold that cannot be read must not be taken for none.
  return { retention: Retention.parse(stored?.body ?? {}), version: stored?.version ?? 0 };
}
