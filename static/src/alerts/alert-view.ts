/** What somebody looks at in the list of alerts: it stands in the address. */
export interface AlertView {
  ruleId: string | null;
  /** Alerts of what was collected as it happened, of what backfill brought, or both. */
  time: "all" | "live" | "historical";
}
