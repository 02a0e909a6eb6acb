import { z } from "zod";

/** How far a destination has come that gets every event. Times are epoch milliseconds. */
export const StreamProgress = z.object({
  enabled: z.boolean(),
  /** When its start was chosen; null: it never was switched on. */
  since: z.number().int().nullable(),
  sent: z.number().int(),
  /** Events that the server does not take, each passed over alone. */
  refused: z.number().int(),
  /** Events that retention removed before they were sent. */
  skipped: z.number().int(),
  /** Sealed events that it has not got yet, and when the oldest of them was sealed. */
  behind: z.number().int(),
  behindSince: z.number().int().nullable(),
  /** Whether it ever had everything there was. */
  caughtUp: z.boolean(),
  /** When the newest event that was sent happened, and when something was sent last. */
  newestSentAt: z.number().int().nullable(),
  sentAt: z.number().int().nullable(),
  /** Why the last attempt failed, and when the next is due; null while all is well. */
  waiting: z.object({ reason: z.string(), until: z.number().int() }).nullable(),
  /** The last ones that were refused. */
  refusals: z.array(z.object({ key: z.string(), reason: z.string(), at: z.number().int() })),
});
export type StreamProgress = z.infer<typeof StreamProgress>;
