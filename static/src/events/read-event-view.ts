import { AuditEvent } from "#contract";
import type { EventView } from "./event-view";
import { isAddressOrRange } from "./is-address-or-range";
import { readTimeRange } from "../time/read-time-range";

const mostValues = 50;

/** The view that a query names. What is no value is left out: the query may come from anybody's link. */
export function readEventView(query: URLSearchParams): EventView {
  const list = (name: string) =>
    [...new Set(query.getAll(name))]
      .filter((value) => value !== "" && value.length <= 200)
      .slice(0, mostValues);
  const ip = query.get("ip") ?? "";
  return {
    actions: list("action"),
    products: list("product"),
    actors: list("actor"),
    countries: list("country"),
    outcomes: list("outcome").flatMap((value) => {
      const outcome = AuditEvent.shape.outcome.safeParse(value);
      return outcome.success ? [outcome.data] : [];
    }),
    ip: isAddressOrRange(ip) ? ip : "",
    text: (query.get("text") ?? "").trim().slice(0, 200),
    range: readTimeRange(query, "7d"),
  };
}
