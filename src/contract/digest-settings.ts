import { z } from "zod";
import { Zone } from "./zone";

/** Whether, when and where to the weekly digest goes. */
export const DigestSettings = z.object({
  enabled: z.boolean().default(false),
  /** On which the week ends; 0 is Monday. */
  weekday: z.number().int().min(0).max(6).default(0),
  /** At which it ends, on the clocks of the zone. */
  hour: z.number().int().min(0).max(23).default(8),
  zone: Zone.default("UTC"),
  destinationIds: z.array(z.string().min(1).max(100)).max(20).default([]),
  /**
   * Since when it is on and goes by this day, hour and zone, in epoch milliseconds: weeks that ended before have no
   * digest. Null while it is off.
   */
  since: z.number().int().nullable().default(null),
});
export type DigestSettings = z.infer<typeof DigestSettings>;
