import { z } from "zod";
import type { Platform } from "#ports";

/** Of the tick that comes every five minutes: under this name it notes that it came. */
export const TICKS = "ticks";

/** Since when ticks have come without a break, and when the last one came. */
export const Ticks = z.object({ since: z.number().int(), last: z.number().int() });
export type Ticks = z.infer<typeof Ticks>;

/** Since when the platform has let the app run; 0 where that was never noted. */
export async function runningSince(deps: Pick<Platform, "checkpoints">): Promise<number> {
  const noted = Ticks.safeParse((await deps.checkpoints.read(TICKS))?.state);
  return noted.success ? noted.data.since : 0;
}
