import { z } from "zod";

const count = z.number().int();
/** Epoch milliseconds. */
const moment = count.nullable();
/** A word of the app's own: names, addresses, e-mails and what people wrote do not look like this. */
const word = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.:/+-]{0,127}$/);

/**
 * What support has to know of an installation, and nothing else: numbers, moments and words of the app's own. Texts that
 * somebody wrote, said or sent (names, reasons, answers of servers, events) have no place in it.
 */
export const Diagnostics = z.strictObject({
  format: z.literal("audit-stream-diagnostics"),
  version: z.literal(1),
  madeAt: count,
  app: z.strictObject({
    version: word,
    environment: word,
    destinationKinds: z.array(word),
    jobKinds: z.array(word),
    logAreas: z.array(word),
  }),
  storage: z.strictObject({
    usedBytes: count,
    limitBytes: count,
    state: word,
    /** The platform's own among them, such as `__migrations`. */
    tables: z.array(
      z.strictObject({
        table: z.string().regex(/^\w{1,64}$/),
        rows: count,
        bytes: count,
      }),
    ),
  }),
  source: z.strictObject({
    state: word,
    lastPollAt: moment,
    lastEventAt: moment,
    lagMs: moment,
    nextPollAt: moment,
    emptyPolls: count,
    keyDaysLeft: moment,
    hasPreviousKey: z.boolean(),
  }),
  runs: z.array(
    z.strictObject({
      run: word,
      done: z.boolean(),
      from: count,
      newestProcessedAt: moment,
      lastPollAt: moment,
      notBefore: count,
      pageSize: count,
      known: count,
      gaps: count,
      failure: z.strictObject({ status: count, since: count }).nullable(),
    }),
  ),
  checkpoints: z.array(z.strictObject({ name: word, version: count })),
  coverage: z.strictObject({ from: moment, to: moment, gaps: count, backfill: word }),
  concerns: z.array(z.strictObject({ rule: word, level: word, since: count })),
  counts: z.strictObject({
    events: count,
    known: count,
    conflicting: count,
    quarantined: count,
    segments: count,
    waitingToSeal: count,
    alerts: count,
  }),
  deliveries: z.strictObject({
    queued: count,
    waiting: count,
    delivered: count,
    rejected: count,
  }),
  destinations: z.array(
    z.strictObject({
      kind: word,
      state: word,
      queued: count,
      waiting: count,
      delivered: count,
      rejected: count,
      oldestWaitingAt: moment,
      lastDeliveredAt: moment,
      /** When the latest attempt failed that was not made good, and the status that its reason names, 0 without one. */
      lastError: z.strictObject({ at: count, status: count }).nullable(),
    }),
  ),
  jobs: z.array(z.strictObject({ kind: word, dueAt: count, leasedUntil: count })),
  /** Of the minute in which it was made. */
  budget: z.strictObject({ apiRequests: count, jobMs: count, jobReads: count }),
  configuration: z.strictObject({
    ownRules: count,
    switchedRules: count,
    lists: count,
    suppressions: count,
    tokens: count,
    weeklyCopies: count,
    windowDays: moment,
    legalHolds: count,
    digest: z.boolean(),
    logLevel: word,
    debugUntil: moment,
  }),
  /** The app keeps no lines: the platform does. */
  log: z.literal("The app keeps no log lines: run forge logs, or download them from the console."),
});
export type Diagnostics = z.infer<typeof Diagnostics>;
