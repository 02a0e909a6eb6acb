import { z } from "zod";
import { Gap } from "./gap";

/** "Complete from … to …, except …": what the event list may be trusted for. Epoch milliseconds; null before the first poll. */
export const Coverage = z.object({
  from: z.number().int().nullable(),
  to: z.number().int().nullable(),
  gaps: z.array(Gap),
  backfill: z.object({
    state: z.enum(["not-started", "running", "waiting", "done", "failed"]),
    /** 0 to 1, by the time covered. */
    progress: z.number(),
    stored: z.number().int(),
    /** Epoch milliseconds reached so far. */
    reachedAt: z.number().int().nullable(),
  }),
});
export type Coverage = z.infer<typeof Coverage>;
