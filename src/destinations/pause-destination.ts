import type { Platform } from "#ports";
import { StoredDestination } from "./stored-destination";

const TRIES = 3;

/** Pauses a destination that asked never to be called again. One that is paused or was removed already stays so. */
export async function pauseDestination(
  deps: Pick<Platform, "documents" | "clock">,
  destinationId: string,
  pausedBecause: string,
): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const document = await deps.documents.read("destination", destinationId);
    const stored = StoredDestination.safeParse(document?.body).data;
    if (document === null || stored === undefined || !stored.enabled) return;
    const version = await deps.documents.save({
      kind: "destination",
      id: destinationId,
      body: { ...stored, enabled: false, pausedBecause },
      expectedVersion: document.version,
      by: "app",
      at: deps.clock.now(),
    });
    if (version !== null) return;
  }
}
