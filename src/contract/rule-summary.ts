import { z } from "zod";
import { Level } from "./level";

/** A rule as the list shows it. */
export const RuleSummary = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  level: Level,
  status: z.string(),
  tags: z.array(z.string()),
  falsePositives: z.array(z.string()),
  references: z.array(z.string()),
  kind: z.enum(["rule", "correlation"]),
  origin: z.enum(["prebuilt", "own"]),
  enabled: z.boolean(),
  /** Version of the stored switch and overrides; 0 where nothing has been changed. */
  version: z.number().int(),
  alertsLast30Days: z.number().int(),
  lastAlertAt: z.number().int().nullable(),
  /** The Sigma document. */
  yaml: z.string(),
});
export type RuleSummary = z.infer<typeof RuleSummary>;
