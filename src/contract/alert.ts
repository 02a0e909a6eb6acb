import { z } from "zod";
import { Level } from "./level";

/** One thing that a rule found: matches of one rule and one dedup key in one bucket of event time. */
export const Alert = z.object({
  /** First 16 bytes of `sha256(rule, dedup key, bucket)` as hex: a replay finds the same alert. */
  key: z.string().regex(/^[0-9a-f]{32}$/),
  ruleId: z.string(),
  ruleTitle: z.string(),
  ruleVersion: z.number().int(),
  level: Level,
  /** One line for people, made from the rule's title and the first event. */
  title: z.string(),
  dedupKey: z.string(),
  /** Epoch milliseconds at which the bucket of event time begins. */
  bucketStart: z.number().int(),
  firstEventAt: z.number().int(),
  lastEventAt: z.number().int(),
  eventCount: z.number().int(),
  createdAt: z.number().int(),
  /** Raised from backfilled events: not delivered unless asked. */
  historical: z.boolean(),
});
export type Alert = z.infer<typeof Alert>;
