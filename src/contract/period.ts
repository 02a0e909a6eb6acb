import { z } from "zod";

/** A stretch of time: `from`, inclusive, to `to`, exclusive. Epoch milliseconds. */
export const Period = z.strictObject({
  from: z.number().int().min(0),
  to: z.number().int().min(0),
});
export type Period = z.infer<typeof Period>;
