import { z } from "zod";
import { Suppression } from "./suppression";

/** A suppression as the page lists it. */
export const SuppressionEntry = z.object({
  id: z.string(),
  suppression: Suppression,
  version: z.number().int(),
  /** Events of the last 90 days that it kept from a rule, and when the latest of them happened. */
  silenced: z.object({ count: z.number().int(), last: z.number().int() }).nullable(),
});
export type SuppressionEntry = z.infer<typeof SuppressionEntry>;
