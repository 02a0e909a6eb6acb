import { Level } from "#contract";
import { readTimeRange } from "../time/read-time-range";
import type { AlertView } from "./alert-view";

/** The view that a query names; what is no value is left out. */
export function readAlertView(query: URLSearchParams): AlertView {
  const time = query.get("time");
  return {
    ruleId: query.get("rule")?.slice(0, 100) || null,
    level: Level.safeParse(query.get("level")).data ?? null,
    time: time === "live" || time === "historical" ? time : "all",
    range: readTimeRange(query, "all"),
  };
}
