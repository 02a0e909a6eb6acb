import { z } from "zod";
import { Suppression } from "./suppression";

/** A suppression as the page lists it. */
export const SuppressionEntry = z.object({
  id: z.string(),
  suppression: Suppression,
  version: z.number().int(),
});
export type SuppressionEntry = z.infer<typeof SuppressionEntry>;
