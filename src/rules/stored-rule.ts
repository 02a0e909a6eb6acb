import { z } from "zod";
import { Level } from "#contract";

/** What a document of kind `rule` holds: the text of one Sigma document that an administrator wrote or imported. */
export const StoredRule = z.object({ yaml: z.string().max(200_000) });
export type StoredRule = z.infer<typeof StoredRule>;

/** What a document of kind `rule-switch` holds, by rule id: what was set beside the rule without changing its text. */
export const RuleSwitch = z.object({
  enabled: z.boolean(),
  /** Instead of the level in the text. */
  level: Level.optional(),
  /** The destinations that hear of its alerts; absent: all that would. */
  destinations: z.array(z.string()).optional(),
});
export type RuleSwitch = z.infer<typeof RuleSwitch>;
