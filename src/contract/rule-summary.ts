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
  /** A short name by which correlations may know it. */
  name: z.string().nullable(),
  origin: z.enum(["prebuilt", "own"]),
  /** Whether an own rule stands in for one that came with the app. */
  replaces: z.boolean(),
  enabled: z.boolean(),
  /** Version of the stored switch and overrides; 0 where nothing has been changed. */
  version: z.number().int(),
  /** What was set beside the rule; null where the rule decides. */
  setLevel: Level.nullable(),
  destinations: z.array(z.string()).nullable(),
  alertsLast30Days: z.number().int(),
  lastAlertAt: z.number().int().nullable(),
  /** The Sigma document; of a rule that came with the app without its examples. */
  yaml: z.string(),
});
export type RuleSummary = z.infer<typeof RuleSummary>;
