import { z } from "zod";

/** What became of an alert, as its Jira issue tells. An alert without an issue has none. */
export const AlertState = z.object({
  /** By the category of the issue's status: to do, in progress, done. */
  status: z.enum(["open", "acknowledged", "closed"]),
  /** The name of the issue's status. */
  issueStatus: z.string(),
  /** Account id; null: nobody. */
  assigneeId: z.string().nullable(),
  /** Name of the resolution; empty where the issue has none. */
  resolution: z.string(),
  /** When the issue first left `to do`; stays when it is reopened. */
  acknowledgedAt: z.number().int().nullable(),
  /** Null while it is not done. */
  closedAt: z.number().int().nullable(),
  /** When the issue was changed last, by Jira's clock: an older state never replaces a newer one. */
  asOf: z.number().int(),
});
export type AlertState = z.infer<typeof AlertState>;
