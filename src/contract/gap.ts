import { z } from "zod";

/** A stretch of time for which the app cannot promise every event. Epoch milliseconds. */
export const Gap = z.object({
  from: z.number().int(),
  to: z.number().int(),
  reason: z.enum(["cursor-expired", "beyond-retention", "quarantined", "pruned", "storage-full"]),
});
export type Gap = z.infer<typeof Gap>;
