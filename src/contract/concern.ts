import { z } from "zod";
import { Level } from "./level";

/** What is wrong with the app's own work, for as long as it is. Each raises an alert of its own, once a bucket. */
export const Concern = z.object({
  ruleId: z.enum([
    "audit-stream.collecting-stopped",
    "audit-stream.key-expiring",
    "audit-stream.product-silent",
    "audit-stream.stream-behind",
  ]),
  /** The product, the key or the destination that is meant; empty where there is only one. */
  subject: z.string(),
  level: Level,
  title: z.string(),
  /** What to do. */
  message: z.string(),
  /** Epoch milliseconds. */
  since: z.number().int(),
  /** As long as this stays the same, it is the same alert: a day, or the moment at which a key gets more urgent. */
  bucketStart: z.number().int(),
});
export type Concern = z.infer<typeof Concern>;
