import { z } from "zod";

/** The deliveries of one destination, counted. Queued is the sum of the other three. */
export const DestinationTally = z.object({
  destinationId: z.string(),
  queued: z.number().int(),
  waiting: z.number().int(),
  delivered: z.number().int(),
  rejected: z.number().int(),
  /** When the oldest one that still waits was queued; null where none does. */
  oldestWaitingAt: z.number().int().nullable(),
  lastDeliveredAt: z.number().int().nullable(),
  /** What the latest attempt that failed was told, of deliveries that have not arrived since. */
  lastError: z.object({ text: z.string(), at: z.number().int() }).nullable(),
});
export type DestinationTally = z.infer<typeof DestinationTally>;
