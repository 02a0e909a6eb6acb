import { z } from "zod";

/**
 * One message to one destination about one alert.
 * `alert` opens it, `match` tells of a later event, `count` sums up an hour with too many of them, `closed` says that
 * nobody has to act on it any more.
 * `forward` is what somebody asked to be sent: events, or an alert once more. `digest` sums up a week.
 */
export const Delivery = z.object({
  key: z.string().regex(/^[0-9a-f]{32}$/),
  /** Of a `forward` of events and of a `digest`, which belong to no alert: a key of their own. */
  alertKey: z.string().regex(/^[0-9a-f]{32}$/),
  destinationId: z.string(),
  kind: z.enum(["alert", "match", "count", "closed", "forward", "digest"]),
  /**
   * The event that a `match` tells of; the hour (epoch milliseconds, as text) of a `count`, and the moment of a `closed`;
   * the key of the request and which part of it (from 1) of a `forward`, as `<key>.<part>`; the name of the week of a
   * `digest`; empty for `alert`.
   */
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
