import { z } from "zod";

/** What a long question is about; each kind has its own procedure that starts it. */
export const JobKind = z.enum(["export-events", "backtest", "check-record", "evidence-pack"]);
export type JobKind = z.infer<typeof JobKind>;

/** A long question of one person, answered in steps: the page can be left and come back to. */
export const Job = z.object({
  id: z.string().max(64),
  kind: JobKind,
  /** What it is about, in a few words. */
  title: z.string(),
  state: z.enum(["waiting", "running", "done", "failed", "cancelled"]),
  progress: z.object({
    done: z.number().int(),
    /** Null while nobody knows. */
    total: z.number().int().nullable(),
    note: z.string(),
  }),
  /** Why it failed, or what went wrong last while it is tried again; else empty. */
  error: z.string(),
  /** How many pieces its result has. */
  parts: z.number().int(),
  createdBy: z.string(),
  createdAt: z.number().int(),
  finishedAt: z.number().int().nullable(),
});
export type Job = z.infer<typeof Job>;
