import { z } from "zod";
import { ActivityEntry } from "../activity-entry";
import { nothing } from "./nothing";
import { jobId } from "./job-id";

/** What the page can ask about the activity log. */
export const activityProcedures = {
  /** What people did with this app, newest first. */
  "activity/list": {
    input: z.strictObject({
      before: z.number().int().nullable(),
      limit: z.number().int().min(1).max(100),
      accountId: z.string().max(128).optional(),
    }),
    output: z.object({
      /** With the name that the audit log last had for the account; empty where it had none. */
      entries: z.array(ActivityEntry.extend({ name: z.string() })),
      next: z.number().int().nullable(),
    }),
  },
  /** Walks the hash chains of sealed events and activity, as a job. */
  "activity/check": { input: nothing, output: jobId },
} as const;
