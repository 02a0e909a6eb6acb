import type { Figures } from "#contract";
import { eventCategory } from "#reports/event-category";
import { type Counts, tally } from "#lib/tally";
import type { CountableEvent } from "#ports";

/** What is counted of events, whole: nothing is cut off here. */
export function countEvents(events: ReadonlyArray<CountableEvent>): Figures {
  const by = (text: (event: CountableEvent) => string): Array<[string, number]> =>
    mutable(tally([events.map((event): Counts[number] => [text(event), 1])]));
  return {
    total: events.length,
    products: by((event) => event.product),
    categories: by((event) => eventCategory(event) ?? "").filter(([category]) => category !== ""),
    actions: by((event) => event.action),
    actors: by((event) => event.actorId),
    countries: by((event) => event.country),
    ips: by((event) => event.ip),
  };
}

const mutable = (counts: Counts): Array<[string, number]> =>
  counts.map(([text, count]) => [text, count]);
