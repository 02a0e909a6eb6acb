import { z } from "zod";

export const tested = z.object({
  result: z.enum(["delivered", "retry", "rejected"]),
  /** Why it was not delivered; else empty. */
  reason: z.string(),
  /** What the destination made of it: an issue key, a message id. */
  reference: z.string(),
  /** The server's answer; null where none came or Jira was asked. */
  answer: z.object({ status: z.number().int(), body: z.string(), tookMs: z.number() }).nullable(),
});
