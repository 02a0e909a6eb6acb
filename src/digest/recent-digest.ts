import type { Platform } from "#ports";
import { StoredDigest } from "./stored-digest";

const DAY = 86_400_000;
const DAYS = 60;

/** The newest digest of the last 60 days; null where there is none. */
export async function recentDigest(
  deps: Pick<Platform, "clock" | "documents">,
): Promise<StoredDigest | null> {
  const now = deps.clock.now();
  const dates = Array.from({ length: DAYS }, (_, days) =>
    new Date(now - days * DAY).toISOString().slice(0, 10),
  );
  const found = await deps.documents.readMany("digest", dates);
  return (
    found
      .flatMap(({ body }) => StoredDigest.safeParse(body).data ?? [])
      .toSorted((a, b) => b.digest.to - a.digest.to)[0] ?? null
  );
}
