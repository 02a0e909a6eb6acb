import { z } from "zod";

/** What retention costs at the present rate, in bytes and days. All of it is reckoned, not measured. */
export const StorageForecast = z.object({
  /** Of the last whole days. */
  eventsPerDay: z.number(),
  /** Of the database, with indexes. */
  bytesPerEvent: z.number(),
  /** Of the key-value store, compressed; null while nothing is sealed. */
  rawBytesPerEvent: z.number().nullable(),
  /** What the database may hold before the window shrinks. */
  roomBytes: z.number(),
  /** Days of events that fit into the room; null while nobody knows the rate. */
  fitsDays: z.number().int().nullable(),
  choices: z.array(
    z.object({
      days: z.number().int(),
      bytes: z.number(),
      fits: z.boolean(),
      rawBytes: z.number().nullable(),
    }),
  ),
  /** The last 30 days, oldest first. `day`: epoch milliseconds at which it begins (UTC). */
  days: z.array(
    z.object({
      day: z.number().int(),
      events: z.number().int(),
      bytes: z.number(),
      rawBytes: z.number().nullable(),
    }),
  ),
});
export type StorageForecast = z.infer<typeof StorageForecast>;
