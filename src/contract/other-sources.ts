import { z } from "zod";

/** The sources beside the organization's audit log. Times are epoch milliseconds. */
export const OtherSources = z.object({
  /** Jira's own audit log of this site. */
  siteLog: z.object({
    enabled: z.boolean(),
    /** `refused`: Jira does not let the app read it. */
    state: z.enum(["off", "waiting", "collecting", "refused", "failing"]),
    /** The HTTP status of the last refusal; 0: no answer, or none that could be read. */
    status: z.number().int().nullable(),
    lastPollAt: z.number().int().nullable(),
    /** When the reading was planned that has not been made, once it is minutes late. */
    overdueSince: z.number().int().nullable(),
    lastArrivalAt: z.number().int().nullable(),
    stored: z.number().int(),
  }),
  /** What Atlassian's audit log webhook has delivered. */
  webhook: z.object({
    lastArrivalAt: z.number().int().nullable(),
    deliveries: z.number().int(),
    stored: z.number().int(),
    known: z.number().int(),
  }),
});
export type OtherSources = z.infer<typeof OtherSources>;
