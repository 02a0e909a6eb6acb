import type { NewDelivery, Platform } from "#ports";
import type { RaisedAlert } from "./shapes/raised-alert";
import { deliveryKey } from "./shapes/delivery-key";

type Deps = Pick<Platform, "deliveries" | "bytes" | "clock">;

const HOUR = 3_600_000;
/** Of one page: further matches are counted, not told of one by one. */
const MATCHES_TOLD = 5;

/**
 * Queues what each destination has to hear: the alert once, each later match once, and an hour's count where there
 * are many. Keys follow from the alert, so queueing again adds nothing. Answers how many were new.
 */
export async function dispatch(
  deps: Deps,
  raised: ReadonlyArray<RaisedAlert>,
  destinationIds: ReadonlyArray<string>,
): Promise<number> {
  const now = deps.clock.now();
  const rows = raised
    .filter(({ toDeliver }) => toDeliver)
    .flatMap((alert) => destinationIds.flatMap((id) => deliveriesOf(deps, alert, id, now)));
  return rows.length === 0 ? 0 : deps.deliveries.add(rows);
}

function deliveriesOf(
  deps: Pick<Platform, "bytes">,
  alert: RaisedAlert,
  destinationId: string,
  now: number,
): ReadonlyArray<NewDelivery> {
  const delivery = (kind: NewDelivery["kind"], subject: string, dueAt: number): NewDelivery => {
    const of = { alertKey: alert.key, destinationId, kind, subject };
    return { ...of, key: deliveryKey(deps, of), dueAt, createdAt: now };
  };
  const matches = alert.later.slice(0, MATCHES_TOLD).map(({ key }) => delivery("match", key, now));
  const hours = new Set(
    alert.later.slice(MATCHES_TOLD).map(({ occurredAt }) => Math.floor(occurredAt / HOUR) * HOUR),
  );
  const counts = [...hours].map((hour) => delivery("count", String(hour), now + HOUR));
  return [delivery("alert", "", now), ...matches, ...counts];
}
