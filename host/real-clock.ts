import type { HostClock } from "./clock";

/** The machine's clock. `offsetMs` moves the host's present, for recorded events of another day. */
export const createRealClock = (offsetMs = 0): HostClock => ({
  now: () => Date.now() + offsetMs,
  after: (delayMs, task) => {
    // Longer waits than a 32-bit timer can hold are taken in turns.
    let timer: NodeJS.Timeout;
    const wait = (left: number): void => {
      const turn = Math.min(left, 2_000_000_000);
      timer = setTimeout(() => (left > turn ? wait(left - turn) : task()), turn);
    };
    wait(Math.max(0, delayMs));
    return () => clearTimeout(timer);
  },
});
