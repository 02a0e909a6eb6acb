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
  const { range } = view;
  if (range.kind === "last") {
    if (range.span !== "7d") query.set("last", range.span);
  } else {
    if (range.from !== null) query.set("from", new Date(range.from).toISOString());
    if (range.to !== null) query.set("to", new Date(range.to).toISOString());
  }
  return query;
}
