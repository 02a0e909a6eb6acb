import { z } from "zod";

/** Where reading Jira's own audit log is: the state of the checkpoint `jira-site-log`. Times are epoch milliseconds. */
export const SiteLogState = z.object({
  /** The stretch that is being read, newest records first, and how many of them have been. */
  window: z
    .object({
      from: z.number().int(),
      to: z.number().int(),
      offset: z.number().int(),
    })
    .nullable(),
  /** All records from before were read. */
  readUntil: z.number().int(),
  lastPollAt: z.number().int().nullable(),
  /** When the last new record came. */
  lastArrivalAt: z.number().int().nullable(),
  stored: z.number().int(),
  /** Somebody has asked for a poll, and none has been made since. */
  askedAt: z.number().int().nullable().default(null),
  /** No request before. */
  notBefore: z.number().int(),
  failure: z.object({ status: z.number().int(), since: z.number().int() }).nullable(),
});
export type SiteLogState = z.infer<typeof SiteLogState>;

/** A run that has read nothing yet. */
export const newSiteLogState = (from: number): SiteLogState => ({
  window: null,
  readUntil: from,
  lastPollAt: null,
  lastArrivalAt: null,
  stored: 0,
  askedAt: null,
  notBefore: 0,
  failure: null,
});
