import type { NewDelivery, Platform } from "#ports";
import type { RaisedAlert } from "../shapes/raised-alert";
import type { RoutedDestination } from "../shapes/routed-destination";
import { deliveryKey } from "../shapes/delivery-key";

type Deps = Pick<Platform, "deliveries" | "bytes" | "clock">;

const HOUR = 3_600_000;
/** Of one page: further matches are counted, not told of one by one. */
const MATCHES_TOLD = 5;

/**
 * Writes down what each destination wants to hear: the alert once, each later match once, and an hour's count where there
 * are many. Keys follow from the alert, so queueing again adds nothing. Answers how many were new.
 */
export async function queueDeliveries(
  deps: Deps,
  raised: ReadonlyArray<RaisedAlert>,
  destinations: ReadonlyArray<RoutedDestination>,
): Promise<number> {
  const now = deps.clock.now();
  const rows = raised.flatMap((alert) =>
    destinations.flatMap((destination) => deliveriesOf(deps, alert, destination, now)),
  );
  return rows.length === 0 ? 0 : deps.deliveries.add(rows);
}

function deliveriesOf(
  deps: Pick<Platform, "bytes">,
  alert: RaisedAlert,
  { id: destinationId, wants }: RoutedDestination,
  now: number,
): ReadonlyArray<NewDelivery> {
  const delivery = (kind: NewDelivery["kind"], subject: string, dueAt: number): NewDelivery => {
    const of = { alertKey: alert.key, destinationId, kind, subject };
    return { ...of, key: deliveryKey(deps, of), dueAt, createdAt: now };
  };
  const told = alert.told.filter((event) => wants(alert, event));
  if (told.length === 0) return [];
  const later = told.filter((event) => event.later);
  const matches = later.slice(0, MATCHES_TOLD).map(({ key }) => delivery("match", key, now));
  const hours = new Set(
    later.slice(MATCHES_TOLD).map(({ occurredAt }) => Math.floor(occurredAt / HOUR) * HOUR),
  );
  const counts = [...hours].map((hour) => delivery("count", String(hour), now + HOUR));
  return [delivery("alert", "", now), ...matches, ...counts];
}
