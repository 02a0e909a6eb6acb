import type { Queue } from "#ports";

export interface MemoryQueue extends Queue {
  /** Every push, oldest first. */
  readonly wakes: ReadonlyArray<{
    readonly queue: Parameters<Queue["wake"]>[0];
    readonly delaysSeconds: ReadonlyArray<number>;
  }>;
  /** The next push throws this. */
  readonly failNext: (error: Error) => void;
}

/** A queue that writes down its pushes and wakes nobody. */
export function createMemoryQueue(): MemoryQueue {
  const wakes: Array<MemoryQueue["wakes"][number]> = [];
  const failures: Array<Error> = [];
  return {
    wakes,
    failNext: (error) => {
      failures.push(error);
    },
    wake: async (queue, delaysSeconds) => {
      const failure = failures.shift();
      if (failure !== undefined) throw failure;
      wakes.push({ queue, delaysSeconds });
    },
  };
}
