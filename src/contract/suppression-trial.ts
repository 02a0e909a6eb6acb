import { z } from "zod";
import { AuditEvent } from "./audit-event";

/** What a suppression, saved or not, would have kept quiet among the newest events. */
export const SuppressionTrial = z.object({
  /** The newest events that there are: how many of them, and between which moments they happened. */
  tried: z.number().int(),
  span: z.object({ from: z.number().int(), to: z.number().int() }).nullable(),
  /** Those of them that its rules match, or what its correlations count. */
  matched: z.number().int(),
  /** Those of the matches that fulfil every condition. */
  silenced: z.number().int(),
  /** The newest of these. */
  events: z.array(AuditEvent),
});
export type SuppressionTrial = z.infer<typeof SuppressionTrial>;
