import { z } from "zod";

const concurrency = z.object({ key: z.string(), limit: z.number().int().positive() });

/** What @forge/events sends to publish. */
export const publishRequest = z.looseObject({
  queueName: z.string(),
  jobId: z.string(),
  payload: z.array(
    z.looseObject({
      body: z.record(z.string(), z.unknown()),
      delayInSeconds: z.number().optional(),
      concurrency: concurrency.optional(),
    }),
  ),
});

/** An event that waits for its consumer, as it is kept over restarts. */
export const queuedEvent = z.object({
  eventId: z.string(),
  jobId: z.string(),
  queueName: z.string(),
  body: z.record(z.string(), z.unknown()),
  concurrency: concurrency.optional(),
  delayInSeconds: z.number().optional(),
  pushedAt: z.number(),
  dueAt: z.number(),
  /** Pushes that led to this one, itself included. */
  chain: z.number().default(1),
  retry: z
    .object({ retryCount: z.number(), retryReason: z.string(), retryData: z.unknown() })
    .optional(),
});

export type QueuedEvent = z.infer<typeof queuedEvent>;

/** Documented limits of async events. */
export const QUEUE_LIMITS = {
  eventsPerPush: 50,
  pushBytes: 200 * 1024,
  /** For consumers that may run longer than 55 s. */
  longEventBytes: 100 * 1024,
  eventsPerMinute: 500,
  /** From one original invocation: the "cyclic limit". */
  chainedPushes: 1000,
  delaySeconds: 900,
  retentionMs: 24 * 3_600_000,
  retryDataBytes: 4 * 1024,
} as const;
