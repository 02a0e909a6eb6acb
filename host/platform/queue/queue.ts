import type { HostClock } from "../../clock";
import type { PlatformReply } from "../../runtime/function-runner";
import type { InvocationResult } from "../../runtime/invocation-event";
import type { SeededRandom } from "../../runtime/seeded-random";
import { jsonReply } from "../capability";
import { openDurableLog } from "../durable-log";
import { createRateWindow } from "../rate-window";
import { createConcurrency } from "./concurrency";
import { publishRequest, QUEUE_LIMITS, queuedEvent, type QueuedEvent } from "./queued-event";
import { retryAfter } from "./retry-after";

export interface QueueFaults {
  /** Chance that an event is delivered twice. */
  readonly duplicate?: number;
  /** Up to this many ms later than asked for, so that events overtake each other. */
  readonly shuffleMs?: number;
}

export interface QueueOptions {
  readonly clock: HostClock;
  readonly random: SeededRandom;
  readonly file?: string;
  /** Runs the consumer of a queue; undefined when the manifest has none. */
  readonly deliver: (queueName: string, body: object) => Promise<InvocationResult> | undefined;
  /** Whether the queue's consumer may run longer than 55 s. */
  readonly isLong: (queueName: string) => boolean;
  readonly faults?: QueueFaults;
  readonly limited?: boolean;
}

export interface Queue {
  /** Answers a POST of @forge/events to `/webhook/queue/{publish|stats|cancel}/…`. */
  readonly handle: (path: string, body: unknown) => PlatformReply;
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
    const late = (faults.shuffleMs ?? 0) * random.next();
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

  const run = async (eventId: string): Promise<void> => {
    timers.delete(eventId);
    const event = events.get(eventId);
    if (event === undefined) return;
    if (jobs.get(event.jobId)?.cancelled === true) return finish(event, "failed");
    running += 1;
    const release =
      event.concurrency === undefined ? undefined : await concurrency.take(event.concurrency);
    const isTwice = faults.duplicate !== undefined && random.next() < faults.duplicate;
    const result = await deliver(event.queueName, messageOf(event, clock.now()));
    release?.();
    running -= 1;
    after(event, result);
    if (isTwice) {
      running += 1;
      await deliver(event.queueName, messageOf(event, clock.now()));
      running -= 1;
    }
    settle();
  };

  const after = (event: QueuedEvent, result: InvocationResult | undefined): void => {
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

  const publish = (body: unknown): PlatformReply => {
    const parsed = publishRequest.safeParse(body);
    if (!parsed.success) return jsonReply(400, { message: "malformed push" });
    const { queueName, jobId, payload } = parsed.data;
    if (payload.length === 0 || payload.length > QUEUE_LIMITS.eventsPerPush)
      return jsonReply(400, { message: `A push takes 1 to ${QUEUE_LIMITS.eventsPerPush} events` });
    const sizes = payload.map((event) => Buffer.byteLength(JSON.stringify(event)));
    const total = sizes.reduce((sum, size) => sum + size, 0);
    const isTooLarge =
      total > QUEUE_LIMITS.pushBytes ||
      (isLong(queueName) && sizes.some((size) => size > QUEUE_LIMITS.longEventBytes));
    if (isTooLarge)
      return jsonReply(413, { errorMessage: "The push or one of its events is too large" });
    if (
      payload.some(
        ({ delayInSeconds = 0 }) =>
          delayInSeconds < 0 || delayInSeconds > QUEUE_LIMITS.delaySeconds,
      )
    )
      return jsonReply(400, { message: `delayInSeconds is 0 to ${QUEUE_LIMITS.delaySeconds}` });
    if (limited && !perMinute.take(payload.length))
      return jsonReply(429, { errorMessage: "More than 500 events in a minute" });
    const now = clock.now();
    jobs.set(jobId, { success: 0, failed: 0, inProgress: payload.length, cancelled: false });
    for (const { body: content, delayInSeconds, concurrency: asked } of payload) {
      keep({
        eventId: random.uuid(),
        jobId,
        queueName,
        body: content,
        pushedAt: now,
        dueAt: now + (delayInSeconds ?? 0) * 1000,
        ...(delayInSeconds === undefined ? {} : { delayInSeconds }),
        ...(asked === undefined ? {} : { concurrency: asked }),
      });
    }
    return jsonReply(201, {});
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
    handle: (path, body) => {
      if (path.startsWith("/webhook/queue/publish/")) return publish(body);
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
      for (const cancel of timers.values()) cancel();
      timers.clear();
      log.close();
    },
  };
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
