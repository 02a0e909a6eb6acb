import { z } from "zod";
import { ExampleResult } from "./example-result";
import { RuleProblem } from "./rule-problem";

/** Why a procedure did not do what the page asked. The message says what happened and what to do. */
export const Failure = z.object({
  code: z.enum([
    "not-allowed",
    "not-connected",
    "invalid-input",
    "conflict",
    "not-found",
    "refused-upstream",
    "unavailable",
    "internal",
  ]),
  message: z.string(),
  /** Messages by field of the form, where the input is at fault. */
  fields: z.record(z.string(), z.string()).optional(),
  /** Where a rule text is at fault: line by line, and its examples with those that failed. */
  problems: z.array(RuleProblem).optional(),
  examples: z.array(ExampleResult).optional(),
});
export type Failure = z.infer<typeof Failure>;
