import type { Level } from "#contract";
import type { TimeRange } from "../time/time-range";

/** What somebody looks at in the list of alerts: it stands in the address. */
export interface AlertView {
  ruleId: string | null;
  level: Level | null;
  /** Alerts of what was collected as it happened, of what backfill brought, or both. */
  time: "all" | "live" | "historical";
  /** When they were raised. */
  range: TimeRange;
}
