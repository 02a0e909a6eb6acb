import type { EventFilter } from "#contract";
import type { EventView } from "./event-view";
import { spans } from "./time-range";

/** What to ask the app for a view, with `now` in epoch milliseconds. */
export function eventFilter(view: EventView, now: number): EventFilter {
  const { range } = view;
  const back = range.kind === "last" ? spans[range.span] : null;
  const from = range.kind === "last" ? (back === null ? null : now - back) : range.from;
  const to = range.kind === "last" ? null : range.to;
  return {
    ...(view.actions.length > 0 && { actions: view.actions }),
    ...(view.products.length > 0 && { products: view.products }),
    ...(view.actors.length > 0 && { actors: view.actors }),
    ...(view.countries.length > 0 && { countries: view.countries }),
    ...(view.outcomes.length > 0 && { outcomes: view.outcomes }),
    ...(view.ip !== "" && { ip: view.ip }),
    ...(view.text !== "" && { text: view.text }),
    ...(from !== null && { from }),
    ...(to !== null && { to }),
  };
}
