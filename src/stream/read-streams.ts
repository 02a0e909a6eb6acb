import type { Health } from "#contract";
import { destinationStates } from "#destinations/destination-states";
import { StoredDestination } from "#destinations/stored-destination";
import type { Platform } from "#ports";
import { readProgress } from "./read-progress";

/** The destinations that get every event, paused ones too, and how far each has come. */
export async function readStreams(
  deps: Pick<Platform, "documents" | "checkpoints" | "segments">,
): Promise<Health["streams"]> {
  const states = await destinationStates(deps);
  const documents = await deps.documents.list("destination");
  const streams = documents.flatMap(({ id, body }) => {
    const stored = StoredDestination.safeParse(body).data;
    const state = states.find((one) => one.id === id)?.state;
    return stored?.stream?.enabled === true ? [{ id, stored, isPaused: state !== "open" }] : [];
  });
  return Promise.all(
    streams.map(async ({ id, stored, isPaused }) => ({
      id,
      name: stored.name,
      isPaused,
      pausedBecause: stored.pausedBecause ?? "",
      progress: await readProgress(deps, id, stored.stream),
    })),
  );
}
