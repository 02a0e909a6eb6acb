import type { HostClock } from "../../clock";
import type { PlatformReply } from "../../runtime/function-runner";
import type { InvocationResult } from "../../runtime/invocation-event";
import type { SeededRandom } from "../../runtime/seeded-random";
import { jsonReply } from "../capability";
import { openDurableLog } from "../durable-log";
import type { QueueFaults } from "../faults/platform-faults";
import { createRateWindow } from "../rate-window";
import { checkPush } from "./check-push";
import { createConcurrency } from "./concurrency";
import { publishRequest, QUEUE_LIMITS, queuedEvent, type QueuedEvent } from "./queued-event";
import { retryAfter } from "./retry-after";

export interface QueueOptions {
  readonly clock: HostClock;
  readonly random: SeededRandom;
  readonly file?: string;
  /** Runs the consumer of a queue; undefined when the manifest has none. */
  readonly deliver: (
    queueName: string,
    body: object,
    chain: number,
  ) => Promise<InvocationResult> | undefined;
  /** Whether the queue's consumer may run longer than 55 s. */
  readonly isLong: (queueName: string) => boolean;
  readonly faults?: QueueFaults;
  readonly limited?: boolean;
}

export interface Queue {
  /**
   * Answers a POST of @forge/events to `/webhook/queue/{publish|stats|cancel}/…`. `chain` counts the pushes that led
   * to the invocation which asks.
   */
  readonly handle: (path: string, body: unknown, chain?: number) => PlatformReply;
  /** Events that wait or run, soonest first. */
  readonly pending: () => ReadonlyArray<QueuedEvent>;
  /** Resolves when no event runs, and none is due within `withinMs` (default: none waits at all). */
  readonly idle: (withinMs?: number) => Promise<void>;
  readonly close: () => void;
}

interface Job {
  success: number;
  failed: number;
  inProgress: number;
  cancelled: boolean;
}

type Change = readonly ["put", QueuedEvent] | readonly ["done", string];

/** Async events: at least once, in no order, kept for 24 hours, over restarts. */
export const createQueue = (options: QueueOptions): Queue => {
  const { clock, random, deliver, isLong, faults = {}, limited = true } = options;
  const events = new Map<string, QueuedEvent>();
  const timers = new Map<string, () => void>();
  const jobs = new Map<string, Job>();
  const concurrency = createConcurrency();
  const perMinute = createRateWindow(clock, QUEUE_LIMITS.eventsPerMinute, 60_000);
  let running = 0;
  let isClosed = false;
  let waiters: Array<{ readonly withinMs: number; readonly resolve: () => void }> = [];
  const log = openDurableLog<Change>(options.file, parseChange);

  const nextDue = (): number => Math.min(...[...events.values()].map((event) => event.dueAt));
  const settle = (): void => {
    const isIdle = (withinMs: number): boolean =>
      running === 0 && (events.size === 0 || nextDue() > clock.now() + withinMs);
    const done = waiters.filter(({ withinMs }) => isIdle(withinMs));
    waiters = waiters.filter((waiter) => !done.includes(waiter));
    for (const { resolve } of done) resolve();
  };

  const schedule = (event: QueuedEvent): void => {
    const late = delay(faults, random);
    timers.set(
      event.eventId,
      clock.after(event.dueAt - clock.now() + late, () => void run(event.eventId)),
    );
  };
  const keep = (event: QueuedEvent): void => {
    events.set(event.eventId, event);
    log.append(["put", event]);
    schedule(event);
  };
  const finish = (event: QueuedEvent, outcome: "success" | "failed"): void => {
    events.delete(event.eventId);
    log.append(["done", event.eventId]);
    const job = jobs.get(event.jobId);
    if (job === undefined) return;
    job.inProgress -= 1;
    job[outcome] += 1;
  };

  const deliverOnce = async (event: QueuedEvent): Promise<InvocationResult | undefined> => {
    running += 1;
    const release =
      event.concurrency === undefined ? undefined : await concurrency.take(event.concurrency);
    if (isClosed) return undefined;
    const result = await deliver(event.queueName, messageOf(event, clock.now()), event.chain);
    release?.();
    running -= 1;
    return result;
  };

  const run = async (eventId: string): Promise<void> => {
    timers.delete(eventId);
    const event = events.get(eventId);
    if (event === undefined) return;
    if (jobs.get(event.jobId)?.cancelled === true) return finish(event, "failed");
    const isTwice = faults.duplicate !== undefined && random.next() < faults.duplicate;
    // The second delivery comes while the first still runs, or after it.
    const isAtOnce = isTwice && random.next() < 0.5;
    const second = isAtOnce ? deliverOnce(event) : undefined;
    after(event, await deliverOnce(event));
    if (isTwice) await (second ?? deliverOnce(event));
    settle();
  };

  const after = (event: QueuedEvent, result: InvocationResult | undefined): void => {
    // What the end of the host cut off is still in the log, and comes again when it is opened.
    if (isClosed) return;
    const retryCount = event.retry?.retryCount ?? 0;
    const again = result === undefined ? undefined : retryAfter(result, retryCount);
    if (again === undefined) return finish(event, result === undefined ? "failed" : "success");
    const dueAt = clock.now() + again.seconds * 1000;
    if (dueAt > event.pushedAt + QUEUE_LIMITS.retentionMs) return finish(event, "failed");
    keep({
      ...event,
      dueAt,
      retry: { retryCount: retryCount + 1, retryReason: again.reason, retryData: again.data },
    });
  };

  const publish = (body: unknown, chain: number): PlatformReply => {
    const parsed = publishRequest.safeParse(body);
    if (!parsed.success) return jsonReply(400, { message: "malformed push" });
    const { queueName, jobId, payload } = parsed.data;
    const refused = checkPush({ payload, isLong: isLong(queueName), chain });
    if (refused !== undefined) return refused;
    if (limited && !perMinute.take(payload.length))
      return jsonReply(429, { errorMessage: "More than 500 events in a minute" });
    const isLost = (): boolean =>
      faults.partialPush !== undefined && random.next() < faults.partialPush;
    const lost = payload.flatMap((_event, index) => (isLost() ? [index] : []));
    const taken = payload.filter((_event, index) => !lost.includes(index));
    const now = clock.now();
    jobs.set(jobId, { success: 0, failed: 0, inProgress: taken.length, cancelled: false });
    for (const { body: content, delayInSeconds, concurrency: asked } of taken) {
      keep({
        eventId: random.uuid(),
        jobId,
        queueName,
        body: content,
        pushedAt: now,
        dueAt: now + (delayInSeconds ?? 0) * 1000,
        chain: chain + 1,
        ...(delayInSeconds === undefined ? {} : { delayInSeconds }),
        ...(asked === undefined ? {} : { concurrency: asked }),
      });
    }
    if (lost.length === 0) return jsonReply(201, {});
    const errorMessage = "The event was not taken";
    return jsonReply(202, { failedEvents: lost.map((index) => ({ index, errorMessage })) });
  };

  const jobOf = (body: unknown): Job | undefined =>
    typeof body === "object" && body !== null && "jobId" in body
      ? jobs.get(String(body.jobId))
      : undefined;

  for (const event of replay(log.entries)) {
    events.set(event.eventId, event);
    const job = jobs.get(event.jobId) ?? { success: 0, failed: 0, inProgress: 0, cancelled: false };
    jobs.set(event.jobId, { ...job, inProgress: job.inProgress + 1 });
  }
  log.rewrite([...events.values()].map((event): Change => ["put", event]));
  for (const event of events.values()) schedule(event);

  return {
    handle: (path, body, chain = 0) => {
      if (path.startsWith("/webhook/queue/publish/")) return publish(body, chain);
      const job = jobOf(body);
      if (job === undefined) return jsonReply(404, { message: "no such job" });
      const { success, failed, inProgress } = job;
      if (path.startsWith("/webhook/queue/stats/"))
        return jsonReply(200, { success, failed, inProgress });
      job.cancelled = true;
      return jsonReply(204);
    },
    pending: () => [...events.values()].toSorted((a, b) => a.dueAt - b.dueAt),
    idle: (withinMs = Number.POSITIVE_INFINITY) =>
      new Promise((resolve) => {
        waiters.push({ withinMs, resolve });
        settle();
      }),
    close: () => {
      isClosed = true;
      for (const cancel of timers.values()) cancel();
      timers.clear();
      log.close();
    },
  };
};

const LATE_MS = 15 * 60_000;

/** How much later than asked for an event comes, ms. */
const delay = ({ shuffleMs = 0, late = 0 }: QueueFaults, random: SeededRandom): number => {
  const shuffled = shuffleMs * random.next();
  return late > 0 && random.next() < late ? shuffled + LATE_MS * random.next() : shuffled;
};

/** The AsyncEvent that the consumer gets. */
const messageOf = (event: QueuedEvent, now: number): object => ({
  queueName: event.queueName,
  jobId: event.jobId,
  eventId: event.eventId,
  body: event.body,
  ...(event.delayInSeconds === undefined ? {} : { delayInSeconds: event.delayInSeconds }),
  ...(event.concurrency === undefined ? {} : { concurrency: event.concurrency }),
  ...(event.retry === undefined
    ? {}
    : {
        retryContext: {
          ...event.retry,
          retentionWindow: {
            startTime: new Date(event.pushedAt).toISOString(),
            remainingTimeMs: event.pushedAt + QUEUE_LIMITS.retentionMs - now,
          },
        },
      }),
});

const replay = (changes: ReadonlyArray<Change>): ReadonlyArray<QueuedEvent> => {
  const events = new Map<string, QueuedEvent>();
  for (const change of changes) {
    if (change[0] === "put") events.set(change[1].eventId, change[1]);
    else events.delete(change[1]);
  }
  return [...events.values()];
};

const parseChange = (value: unknown): Change | undefined => {
  if (!Array.isArray(value)) return undefined;
  const [kind, content]: ReadonlyArray<unknown> = value;
  if (kind === "done" && typeof content === "string") return ["done", content];
  const event = queuedEvent.safeParse(content);
  return kind === "put" && event.success ? ["put", event.data] : undefined;
};
