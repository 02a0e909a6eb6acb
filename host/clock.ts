/** The only source of time in the host, so that the same code runs in real and in virtual time. */
export interface HostClock {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Runs `task` once, `delayMs` from now. Returns the function that cancels it. */
  readonly after: (delayMs: number, task: () => void) => () => void;
}
