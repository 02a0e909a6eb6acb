import { deliveryKey } from "#pipeline/shapes/delivery-key";
import { forwardSubjects } from "#pipeline/shapes/forward-subject";
import type { ForwardRequest, NewDelivery, Platform } from "#ports";

/** Messages named in an answer; a longer request counts the rest. */
const KEYS_TOLD = 10;

export interface QueuedForward {
  readonly id: string;
  /** Messages of the request to this destination. */
  readonly messages: number;
  /** Those of them that were not queued before. */
  readonly queued: number;
  /** Keys of the first ten: the id under which a receiver gets each. */
  readonly deliveries: ReadonlyArray<string>;
}

/** Queues what a kept request asks for. Keys follow from the request, so queueing again adds nothing. */
export async function queueForward(
  deps: Pick<Platform, "deliveries" | "bytes" | "clock">,
  { key, what, destinationIds }: ForwardRequest,
): Promise<ReadonlyArray<QueuedForward>> {
  const subjects = forwardSubjects(key, "alertKey" in what ? 1 : what.events.length);
  const alertKey = "alertKey" in what ? what.alertKey : key;
  const now = deps.clock.now();
  const queued: Array<QueuedForward> = [];
  for (const destinationId of destinationIds) {
    const rows = subjects.map((subject): NewDelivery => {
      const of = { alertKey, destinationId, kind: "forward", subject } as const;
      return { ...of, key: deliveryKey(deps, of), dueAt: now, createdAt: now };
    });
    queued.push({
      id: destinationId,
      messages: rows.length,
      queued: rows.length === 0 ? 0 : await deps.deliveries.add(rows),
      deliveries: rows.slice(0, KEYS_TOLD).map((row) => row.key),
    });
  }
  return queued;
}
