import type { DigestSettings } from "#contract";
import { destinationOf } from "#destinations/registry";
import { StoredDestination } from "#destinations/stored-destination";
import type { Platform } from "#ports";

/** Why a digest cannot be sent where it is wanted; null: it can. */
export async function digestProblem(
  deps: Pick<Platform, "documents">,
  { enabled, destinationIds }: Pick<DigestSettings, "enabled" | "destinationIds">,
): Promise<string | null> {
  if (enabled && destinationIds.length === 0) return "Choose where the digest goes";
  const documents = await deps.documents.readMany("destination", destinationIds);
  const takes = new Set(documents.filter(({ body }) => takesDigests(body)).map(({ id }) => id));
  return destinationIds.every((id) => takes.has(id))
    ? null
    : "A chosen destination was removed, or takes alerts only";
}

function takesDigests(body: unknown): boolean {
  const destination = destinationOf(StoredDestination.safeParse(body).data?.kind);
  return destination !== undefined && destination.alertsOnly !== true;
}
