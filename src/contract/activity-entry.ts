import { z } from "zod";

/** What somebody did with this app: one line of its own log, chained to the line before. */
export const ActivityEntry = z.object({
  /** From 1, without holes. */
  number: z.number().int(),
  /** Epoch milliseconds. */
  at: z.number().int(),
  /** The platform's account id of who did it. */
  accountId: z.string(),
  /** `read`: saw what the audit log says. `change`: changed how the app works. */
  what: z.enum(["read", "change"]),
  outcome: z.enum(["done", "refused"]),
  /** The procedure of the page that was asked. */
  procedure: z.string(),
  /** What it was done to: the id of a rule, an event, a destination; empty where there is only one. */
  subject: z.string(),
  /** JSON of what was asked for, without secrets; cut to a length. */
  detail: z.string(),
  /** Hash over the head before and this entry: 64 hex digits. */
  head: z.string().regex(/^[0-9a-f]{64}$/),
});
export type ActivityEntry = z.infer<typeof ActivityEntry>;
