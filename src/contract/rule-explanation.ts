import { z } from "zod";

/** A part of a rule's condition with its verdict on an event, and the parts that it is made of. */
const ExplainedPart = z.object({
  kind: z.enum(["condition", "search", "test"]),
  text: z.string(),
  verdict: z.boolean(),
  wanted: z.array(z.string()),
  seen: z.array(z.string()),
  get parts() {
    return z.array(ExplainedPart);
  },
});

/** Why a rule matches an event or does not; for a correlation, each rule that it counts. */
export const RuleExplanation = z.object({
  rules: z.array(z.object({ id: z.string(), title: z.string(), condition: ExplainedPart })),
});
export type RuleExplanation = z.infer<typeof RuleExplanation>;
