import { z } from "zod";

/** What became of an example event of a rule. */
export const ExampleResult = z.object({
  wanted: z.enum(["match", "no-match"]),
  /** Among those of its kind, from 1. */
  number: z.number().int(),
  passed: z.boolean(),
});
export type ExampleResult = z.infer<typeof ExampleResult>;
