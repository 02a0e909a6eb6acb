import { z } from "zod";

/** Whom stored events name, and what Atlassian was asked and said about them. Times are epoch milliseconds. */
export const PersonalData = z.object({
  /** Accounts that are not closed. */
  people: z.number().int(),
  /** The present cycle of reports, once there is one. */
  cycle: z
    .object({
      began: z.number().int(),
      reported: z.number().int(),
      /** Everybody was reported in it. */
      done: z.boolean(),
      /** When the next begins, or this one goes on. */
      nextAt: z.number().int(),
    })
    .nullable(),
  lastReportAt: z.number().int().nullable(),
  /** Why Atlassian took no report since then; `refused`: the app may not ask. */
  refusal: z.enum(["refused", "invalid", "throttled", "unavailable"]).nullable(),
  erased: z.object({
    accounts: z.number().int(),
    /** Raw events from which somebody was erased. */
    events: z.number().int(),
    /** Closed accounts that are not erased yet. */
    waiting: z.number().int(),
    /** Of the waiting ones: those with something under a legal hold. */
    held: z.number().int(),
  }),
});
export type PersonalData = z.infer<typeof PersonalData>;
