import type { Clock } from "#ports";

export interface MemoryClock extends Clock {
  readonly set: (now: number) => void;
  readonly advance: (ms: number) => void;
}

/** A clock that stands still until it is moved. Sleeping moves it. */
export function createMemoryClock(start: number): MemoryClock {
  let now = start;
  const advance = (ms: number): void => {
    now += ms;
  };
  return {
    now: () => now,
    sleep: async (ms) => advance(ms),
    set: (moment) => {
      now = moment;
    },
    advance,
  };
}
