import type { EventFilter } from "#contract";
import type { TimeRange } from "../time/time-range";

/** What somebody looks at in the event list: it stands in the address, so that a link shows the same. */
export interface EventView {
  actions: string[];
  products: string[];
  actors: string[];
  countries: string[];
  outcomes: NonNullable<EventFilter["outcomes"]>;
  ip: string;
  text: string;
  range: TimeRange;
}
