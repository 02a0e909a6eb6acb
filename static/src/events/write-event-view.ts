import { writeTimeRange } from "../time/write-time-range";
import type { EventView } from "./event-view";

/** The query that names a view. What narrows nothing is not in it. */
export function writeEventView(view: EventView): URLSearchParams {
  const query = new URLSearchParams();
  const lists = [
    ["action", view.actions],
    ["product", view.products],
    ["actor", view.actors],
    ["country", view.countries],
    ["outcome", view.outcomes],
  ] as const;
  for (const [name, values] of lists) for (const value of values) query.append(name, value);
  if (view.ip !== "") query.set("ip", view.ip);
  if (view.text !== "") query.set("text", view.text);
  writeTimeRange(query, view.range, "7d");
  return query;
}
