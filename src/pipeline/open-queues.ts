import { destinationStates } from "#destinations/destination-states";
import type { Platform } from "#ports";

/**
 * When the next delivery of each destination can be tried, of those that take something now. What waits for a paused
 * one goes on waiting; what waits for one that was removed ends here, so that it is neither tried for ever nor lost
 * from sight.
 */
export async function openQueues(
  deps: Pick<Platform, "documents" | "deliveries" | "clock">,
): Promise<ReadonlyMap<string, number>> {
  const waiting = await deps.deliveries.nextDue();
  if (waiting.size === 0) return waiting;
  const states = new Map((await destinationStates(deps)).map(({ id, state }) => [id, state]));
  for (const destinationId of waiting.keys()) {
    if (states.has(destinationId)) continue;
    const reason = "The destination was removed";
    await deps.deliveries.refuse({ destinationId, reason, at: deps.clock.now() });
  }
  return new Map([...waiting].filter(([id]) => states.get(id) === "open"));
}
