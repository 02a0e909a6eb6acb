import { z } from "zod";

/**
 * One message to one destination about one alert.
 * `alert` opens it, `match` tells of a later event, `count` sums up an hour with too many of them.
 */
export const Delivery = z.object({
  key: z.string().regex(/^[0-9a-f]{32}$/),
  alertKey: z.string().regex(/^[0-9a-f]{32}$/),
  destinationId: z.string(),
  kind: z.enum(["alert", "match", "count"]),
  /** The event that a `match` tells of; the hour (epoch milliseconds, as text) of a `count`; empty for `alert`. */
  subject: z.string(),
  state: z.enum(["waiting", "delivered", "rejected"]),
  attempts: z.number().int(),
  /** Epoch milliseconds of the next attempt while waiting. */
  dueAt: z.number().int(),
  /** What the destination made of it: an issue key, a comment id, a message id. */
  reference: z.string(),
  /** Why the last attempt did not deliver; empty where it did. */
  lastError: z.string(),
  createdAt: z.number().int(),
  updatedAt: z.number().int(),
});
export type Delivery = z.infer<typeof Delivery>;
