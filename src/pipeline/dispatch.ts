import type { Platform } from "#ports";
import { queueDeliveries } from "./dispatch/queue-deliveries";
import { route } from "./dispatch/route";
import type { RaisedAlert } from "./shapes/raised-alert";

/** Sees to it that destinations hear of alerts: once, however often it is asked for. */
export async function dispatch(
  deps: Pick<Platform, "documents" | "deliveries" | "queue" | "bytes" | "clock">,
  raised: ReadonlyArray<RaisedAlert>,
): Promise<void> {
  if (raised.length === 0) return;
  const queued = await queueDeliveries(deps, raised, await route(deps));
  if (queued > 0) await deps.queue.wake("deliver", [0]);
}
