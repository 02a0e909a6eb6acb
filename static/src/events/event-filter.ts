import type { EventFilter } from "#contract";
import { timeBounds } from "../time/time-bounds";
import type { EventView } from "./event-view";

/** What to ask the app for a view, with `now` in epoch milliseconds. */
export function eventFilter(view: EventView, now: number): EventFilter {
  return {
    ...(view.actions.length > 0 && { actions: view.actions }),
    ...(view.products.length > 0 && { products: view.products }),
    ...(view.actors.length > 0 && { actors: view.actors }),
    ...(view.countries.length > 0 && { countries: view.countries }),
    ...(view.outcomes.length > 0 && { outcomes: view.outcomes }),
    ...(view.ip !== "" && { ip: view.ip }),
    ...(view.text !== "" && { text: view.text }),
    ...timeBounds(view.range, now),
  };
}
