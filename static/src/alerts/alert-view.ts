/** What somebody looks at in the list of alerts: it stands in the address. */
export interface AlertView {
  ruleId: string | null;
  time: AlertTime;
}

/** Alerts of what was collected as it happened, of what backfill brought, or both. */
export type AlertTime = "all" | "live" | "historical";

export function readAlertView(query: URLSearchParams): AlertView {
  const time = query.get("time");
  return {
    ruleId: query.get("rule")?.slice(0, 100) || null,
    time: time === "live" || time === "historical" ? time : "all",
  };
}

export function writeAlertView({ ruleId, time }: AlertView): URLSearchParams {
  return new URLSearchParams({
    ...(ruleId !== null && { rule: ruleId }),
    ...(time !== "all" && { time }),
  });
}
