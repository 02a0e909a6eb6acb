import { z } from "zod";

/** What one rule found lately. */
export const RuleActivity = z.object({
  ruleId: z.string(),
  /** Matches that led to alerts, by UTC day, of 30 days, oldest first; the last one is today. */
  days: z.array(z.number().int()),
  /** All that were raised in these days. */
  alerts: z.number().int(),
  /** How many of them were closed in Jira, and how many of these as no finding. */
  closed: z.number().int(),
  dismissed: z.number().int(),
  lastMatchAt: z.number().int().nullable(),
});
export type RuleActivity = z.infer<typeof RuleActivity>;
