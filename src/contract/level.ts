import { z } from "zod";

/** Sigma's five levels, lowest first. */
export const Level = z.enum(["informational", "low", "medium", "high", "critical"]);
export type Level = z.infer<typeof Level>;
