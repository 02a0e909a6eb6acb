import type { HostClock } from "../../clock";
import type { InvocationResult } from "../../runtime/invocation-event";
import type { SeededRandom } from "../../runtime/seeded-random";
import { openDurableLog } from "../durable-log";
import type { ScheduleFaults } from "../faults/platform-faults";

const MINUTE = 60_000;
const INTERVALS = {
  fiveMinute: 5 * MINUTE,
  hour: 60 * MINUTE,
  day: 24 * 60 * MINUTE,
  week: 7 * 24 * 60 * MINUTE,
} as const;

export interface SchedulerOptions {
  readonly clock: HostClock;
  readonly random: Pick<SeededRandom, "next">;
  readonly triggers: ReadonlyArray<{
    readonly key: string;
    readonly interval: keyof typeof INTERVALS;
  }>;
  readonly run: (key: string) => Promise<InvocationResult>;
  readonly file?: string;
  /** First run after the installation; the platform takes about five minutes. */
  readonly firstDelayMs?: number;
  readonly faults?: ScheduleFaults;
}

export interface Scheduler {
  readonly start: () => void;
  readonly stop: () => void;
  /** When each trigger runs next, epoch ms; empty while stopped. */
  readonly nextRuns: () => ReadonlyMap<string, number>;
  readonly close: () => void;
}

/** Scheduled triggers: no retry, no catching up of missed ticks, overlapping runs are possible. */
export const createScheduler = (options: SchedulerOptions): Scheduler => {
  const { clock, random, triggers, run, firstDelayMs = 5 * MINUTE, faults = {} } = options;
  const planned = new Map<string, number>();
  const timers = new Map<string, () => void>();
  const late = new Set<() => void>();
  const log = openDurableLog(options.file, parseRun);
  for (const [key, at] of log.entries) planned.set(key, at);
  log.rewrite([...planned]);

  const begin = (key: string, isTwice: boolean): void => {
    void run(key);
    if (isTwice) void run(key);
  };
  const later = (key: string, lateMs: number, isTwice: boolean): void => {
    const cancel = clock.after(lateMs, () => {
      late.delete(cancel);
      begin(key, isTwice);
    });
    late.add(cancel);
  };

  const plan = (key: string, at: number, period: number): void => {
    planned.set(key, at);
    log.append([key, at]);
    timers.set(
      key,
      clock.after(at - clock.now(), () => {
        plan(key, at + period, period);
        if (faults.miss !== undefined && random.next() < faults.miss) return;
        const isTwice = faults.duplicate !== undefined && random.next() < faults.duplicate;
        const lateMs = (faults.lateMs ?? 0) * random.next();
        if (lateMs === 0) begin(key, isTwice);
        else later(key, lateMs, isTwice);
      }),
    );
  };

  const stop = (): void => {
    for (const cancel of timers.values()) cancel();
    for (const cancel of late) cancel();
    timers.clear();
    late.clear();
  };

  return {
    start: () => {
      stop();
      for (const { key, interval } of triggers) {
        const period = INTERVALS[interval];
        const due = planned.get(key) ?? clock.now() + firstDelayMs;
        const missed = Math.max(0, Math.ceil((clock.now() - due) / period));
        plan(key, due + missed * period, period);
      }
    },
    stop,
    nextRuns: () => (timers.size === 0 ? new Map() : planned),
    close: () => {
      stop();
      log.close();
    },
  };
};

type Run = readonly [key: string, at: number];

const parseRun = (value: unknown): Run | undefined => {
  if (!Array.isArray(value)) return undefined;
  const [key, at]: ReadonlyArray<unknown> = value;
  return typeof key === "string" && typeof at === "number" ? [key, at] : undefined;
};
