import type { HostClock } from "./clock";

/**
 * Time that moves only when it is told to, and never while something real is still going on.
 * Tasks that are due at the same time run in the order in which they were asked for, so a run replays exactly.
 */
export interface VirtualClock extends HostClock {
  /** Runs everything that is due up to `time` (epoch ms); ends with that time as the present. */
  readonly runUntil: (time: number) => Promise<void>;
  readonly advance: (ms: number) => Promise<void>;
  /** Runs until no task is left, or until `limit` (epoch ms) would be passed. */
  readonly runUntilIdle: (limit?: number) => Promise<void>;
  /** Holds time still until real work (a socket, a thread) has ended. */
  readonly hold: <T>(work: Promise<T>) => Promise<T>;
  /** Adds something that may be busy in ways which the clock cannot see; time waits while it says so. */
  readonly watch: (isBusy: () => boolean) => void;
}

interface Task {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

/** Turns of the real event loop without any new task or work, after which everything is taken to have settled. */
const QUIET_TURNS = 3;

/** Real ms after which something watched that shows no activity is taken to be stuck, so that its time limit can end it. */
const STUCK_AFTER_MS = 2000;

export const createVirtualClock = (start: number): VirtualClock => {
  let now = start;
  let order = 0;
  let activity = 0;
  let held = 0;
  const heap: Task[] = [];
  const cancelled = new Set<Task>();
  const watchers: Array<() => boolean> = [];

  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const isHeld = (): boolean => held > 0;
  const isWatchedBusy = (): boolean => watchers.some((watcher) => watcher());

  const settle = async (): Promise<void> => {
    let quiet = 0;
    let since = performance.now();
    while (
      quiet < QUIET_TURNS ||
      isHeld() ||
      (isWatchedBusy() && performance.now() - since < STUCK_AFTER_MS)
    ) {
      const before = activity;
      await turn();
      quiet = before === activity ? quiet + 1 : 0;
      if (quiet === 0) since = performance.now();
    }
  };

  const next = (): Task | undefined => {
    for (let first = heap[0]; first !== undefined; first = heap[0]) {
      if (!cancelled.delete(first)) return first;
      popTask(heap);
    }
    return undefined;
  };

  const runWhile = async (limit: number): Promise<void> => {
    await settle();
    for (let task = next(); task !== undefined && task.at <= limit; task = next()) {
      popTask(heap);
      now = Math.max(now, task.at);
      task.run();
      await settle();
    }
  };

  const runUntil = async (time: number): Promise<void> => {
    await runWhile(time);
    now = Math.max(now, time);
  };

  return {
    now: () => now,
    after: (delayMs, run) => {
      // `Date.now` knows whole milliseconds only.
      const task = { at: now + Math.ceil(Math.max(0, delayMs)), order: (order += 1), run };
      activity += 1;
      pushTask(heap, task);
      return () => {
        if (heap.includes(task)) cancelled.add(task);
      };
    },
    runUntil,
    advance: (ms) => runUntil(now + ms),
    runUntilIdle: (limit = Number.POSITIVE_INFINITY) => runWhile(limit),
    hold: async (work) => {
      held += 1;
      try {
        return await work;
      } finally {
        held -= 1;
        activity += 1;
      }
    },
    watch: (watcher) => void watchers.push(watcher),
  };
};

const earlier = (a: Task, b: Task): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

/** A binary heap with the earliest task first. */
const pushTask = (heap: Task[], task: Task): void => {
  let index = heap.push(task) - 1;
  while (index > 0) {
    const above = (index - 1) >> 1;
    const parent = heap[above];
    if (parent === undefined || !earlier(task, parent)) break;
    heap[index] = parent;
    index = above;
  }
  heap[index] = task;
};

const popTask = (heap: Task[]): void => {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  let index = 0;
  for (;;) {
    const left = 2 * index + 1;
    const right = left + 1;
    const a = heap[left];
    const b = heap[right];
    const child = a !== undefined && b !== undefined && earlier(b, a) ? right : left;
    const smallest = heap[child];
    if (smallest === undefined || !earlier(smallest, last)) break;
    heap[index] = smallest;
    index = child;
  }
  heap[index] = last;
};
