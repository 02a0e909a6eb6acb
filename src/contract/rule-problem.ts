import { z } from "zod";

/** Something wrong with a rule text; an error keeps the rule from being saved. Line and column count from 1. */
export const RuleProblem = z.object({
  severity: z.enum(["error", "warning"]),
  line: z.number().int(),
  column: z.number().int(),
  message: z.string(),
});
export type RuleProblem = z.infer<typeof RuleProblem>;
