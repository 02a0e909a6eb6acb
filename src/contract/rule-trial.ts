import { z } from "zod";
import { AuditEvent } from "./audit-event";
import { RuleProblem } from "./rule-problem";

/** What a rule text, saved or not, would have found among the events that came last. */
export const RuleTrial = z.object({
  problems: z.array(RuleProblem),
  tried: z.number().int(),
  matched: z.number().int(),
  /** Of the events tried, which are the newest that there are: between which moments they happened. Null where none was tried. */
  span: z.object({ from: z.number().int(), to: z.number().int() }).nullable(),
  /** Events beside these that there was no time for: older ones for a rule, newer ones for a correlation. */
  untried: z.number().int(),
  /** The newest matches, then the newest of the others. */
  events: z.array(z.object({ event: AuditEvent, matched: z.boolean() })),
});
export type RuleTrial = z.infer<typeof RuleTrial>;
