import { z } from "zod";

/** The checkpoint of reporting. */
export const REPORT = "account-report";

/** From beginning to beginning of a cycle: a day less than the week in which each account has to be reported. */
export const REPORT_CYCLE = 6 * 86_400_000;

/** How far the accounts have been reported. Times are epoch milliseconds. */
export const ReportState = z.object({
  /** When the present cycle began. */
  cycleAt: z.number().int(),
  /** The last account that was reported in it; null once all were. */
  after: z.string().nullable(),
  /** Accounts reported in it. */
  reported: z.number().int(),
  lastReportAt: z.number().int().nullable(),
  /** Why Atlassian took no report since; null where it did. */
  refusal: z.enum(["refused", "invalid", "throttled", "unavailable"]).nullable(),
  /** Nothing is reported before. */
  waitUntil: z.number().int(),
});
export type ReportState = z.infer<typeof ReportState>;
