import { z } from "zod";

/** Names one job. */
export const jobId = z.strictObject({ id: z.string().min(1).max(64) });
