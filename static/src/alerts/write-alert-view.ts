import { writeTimeRange } from "../time/write-time-range";
import type { AlertView } from "./alert-view";

/** The query that names a view. */
export function writeAlertView({ ruleId, level, time, range }: AlertView): URLSearchParams {
  const query = new URLSearchParams({
    ...(ruleId !== null && { rule: ruleId }),
    ...(level !== null && { level }),
    ...(time !== "all" && { time }),
  });
  writeTimeRange(query, range, "all");
  return query;
}
