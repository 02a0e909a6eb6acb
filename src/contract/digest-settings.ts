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
});
export type DigestSettings = z.infer<typeof DigestSettings>;
