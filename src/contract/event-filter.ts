import { z } from "zod";

const values = z.array(z.string().min(1).max(200)).max(50);

/** What the event list can be narrowed by. Absent means "any"; several values of one field mean "any of these". */
export const EventFilter = z.strictObject({
  actions: values.optional(),
  products: values.optional(),
  /** Actor ids. */
  actors: values.optional(),
  /** Epoch milliseconds, inclusive. */
  from: z.number().int().optional(),
  /** Epoch milliseconds, exclusive. */
  to: z.number().int().optional(),
  /** An IPv4 or IPv6 address or a CIDR range. */
  ip: z.string().min(1).max(50).optional(),
  countries: values.optional(),
  outcomes: z.array(z.enum(["success", "failure", "unknown"])).optional(),
  /** Words that all have to occur in message, target, actor or action; case does not matter. */
  text: z.string().min(1).max(200).optional(),
});
export type EventFilter = z.infer<typeof EventFilter>;
