import type { AlertView } from "./alert-view";

/** The query that names a view. */
export function writeAlertView({ ruleId, time }: AlertView): URLSearchParams {
  return new URLSearchParams({
    ...(ruleId !== null && { rule: ruleId }),
    ...(time !== "all" && { time }),
  });
}
