import { z } from "zod";
import { Concern } from "./concern";
import { Coverage } from "./coverage";
import { OtherSources } from "./other-sources";
import { KeyWarning } from "./key-warning";
import { PersonalData } from "./personal-data";
import { StreamProgress } from "./stream-progress";

/** All that the health page shows. Times are epoch milliseconds. */
export const Health = z.object({
  now: z.number().int(),
  source: z.object({
    state: z.enum([
      "not-connected",
      "collecting",
      "waiting",
      "key-rejected",
      "not-admin",
      "failing",
      "overdue",
      "silent",
    ]),
    /** What happened and what to do; empty while all is well. */
    message: z.string(),
    lastPollAt: z.number().int().nullable(),
    lastEventAt: z.number().int().nullable(),
    /** `processedAt - occurredAt` of the newest events, the middle one. */
    lagMs: z.number().int().nullable(),
    nextPollAt: z.number().int().nullable(),
    /** When the poll was planned that has not been made, once it is minutes late. */
    overdueSince: z.number().int().nullable(),
    emptyPolls: z.number().int(),
  }),
  /** What is collected beside the organization's audit log. */
  others: OtherSources,
  coverage: Coverage,
  key: z.object({
    lastFour: z.string(),
    /** Typed in by the admin; null where it was left open. */
    expiresAt: z.number().int().nullable(),
    daysLeft: z.number().int().nullable(),
    warning: KeyWarning,
    /** The key before this one, while it is kept to fall back on. */
    previous: z
      .object({
        lastFour: z.string(),
        expiresAt: z.number().int().nullable(),
        daysLeft: z.number().int().nullable(),
        warning: KeyWarning,
        /** The newest key was rejected, and this one does the work. */
        inUse: z.boolean(),
      })
      .nullable(),
  }),
  /** What is wrong now with the app's own work. */
  concerns: z.array(Concern),
  /** What was wrong in the last week and no longer is. */
  resolved: z.array(z.object({ key: z.string(), title: z.string(), createdAt: z.number().int() })),
  quarantine: z.object({
    count: z.number().int(),
    newest: z.array(
      z.object({ key: z.string(), reason: z.string(), at: z.number().int(), excerpt: z.string() }),
    ),
  }),
  counts: z.object({
    events: z.number().int(),
    known: z.number().int(),
    conflicting: z.number().int(),
    segments: z.number().int(),
    waitingToSeal: z.number().int(),
  }),
  deliveries: z.object({
    queued: z.number().int(),
    waiting: z.number().int(),
    delivered: z.number().int(),
    rejected: z.number().int(),
  }),
  /** Destinations that get every event. */
  streams: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      isPaused: z.boolean(),
      /** Empty where it was by hand. */
      pausedBecause: z.string(),
      progress: StreamProgress,
    }),
  ),
  personalData: PersonalData,
  storage: z.object({
    usedBytes: z.number().int(),
    limitBytes: z.number().int(),
    state: z.enum(["ok", "shrinking", "full"]),
  }),
});
export type Health = z.infer<typeof Health>;
