import { z } from "zod";

/** One version of a rule of the administrator's own. */
export const RuleVersion = z.object({
  version: z.number().int(),
  savedAt: z.number().int(),
  /** An account id. */
  savedBy: z.string(),
  /** Null: with this version the rule was deleted. */
  yaml: z.string().nullable(),
});
export type RuleVersion = z.infer<typeof RuleVersion>;
