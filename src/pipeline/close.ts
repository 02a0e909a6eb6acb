import { destinationOf } from "#destinations/registry";
import { StoredDestination } from "#destinations/stored-destination";
import type { Platform } from "#ports";
import { deliveryKey } from "./shapes/delivery-key";

/**
 * Sees to it that a closed alert calls nobody any more: every destination that keeps something open of it hears that it
 * is closed, once for each moment at which it was. A paused one hears of it later.
 */
export async function close(
  deps: Pick<Platform, "bytes" | "clock" | "deliveries" | "documents" | "queue">,
  alertKey: string,
  closedAt: number,
): Promise<void> {
  const told = (await deps.deliveries.ofAlert(alertKey)).filter(
    ({ kind, state }) => kind === "alert" && state !== "rejected",
  );
  const stored = await deps.documents.readMany(
    "destination",
    told.map(({ destinationId }) => destinationId),
  );
  const now = deps.clock.now();
  const rows = stored
    .filter(({ body }) => closes(body))
    .map(({ id: destinationId }) => {
      const of = { alertKey, destinationId, kind: "closed", subject: String(closedAt) } as const;
      return { ...of, key: deliveryKey(deps, of), dueAt: now, createdAt: now };
    });
  if (rows.length > 0 && (await deps.deliveries.add(rows)) > 0) {
    await deps.queue.wake("deliver", [0]);
  }
}

const closes = (body: unknown): boolean =>
  destinationOf(StoredDestination.safeParse(body).data?.kind)?.close !== undefined;
