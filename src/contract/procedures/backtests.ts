import { z } from "zod";
import { jobId } from "./job-id";

/** What the page can ask about backtests. */
export const backtestsProcedures = {
  /** Runs a rule text over stored history, beside the saved rule of the same id, as a job. */
  "backtests/start": {
    input: z.strictObject({
      yaml: z.string().min(1).max(200_000),
      /** Event time, epoch milliseconds: from, inclusive, to, exclusive. */
      from: z.number().int().min(0),
      to: z.number().int().min(0),
    }),
    output: jobId,
  },
} as const;
