import { z } from "zod";
import { BacktestReport } from "../backtest-report";
import { Job, JobKind } from "../job";
import { RecordCheck } from "../record-check";
import { jobId } from "./job-id";

/** What the page can ask about long work. */
export const jobsProcedures = {
  /** The caller's own long questions, newest first. */
  "jobs/list": {
    input: z.strictObject({ kind: JobKind.optional() }),
    output: z.object({ jobs: z.array(Job) }),
  },
  "jobs/get": { input: jobId, output: z.object({ job: Job }) },
  "jobs/cancel": { input: jobId, output: z.object({ cancelled: z.boolean() }) },
  /** One piece of what a job that is done has found, counted from 0. */
  "jobs/result": {
    input: jobId.extend({ part: z.number().int().min(0).max(10_000) }),
    output: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("export-events"), text: z.string() }),
      /** A piece of one of the files. */
      z.object({ kind: z.literal("evidence-pack"), name: z.string(), text: z.string() }),
      z.object({ kind: z.literal("backtest"), report: BacktestReport }),
      z.object({ kind: z.literal("check-record"), check: RecordCheck }),
    ]),
  },
} as const;
