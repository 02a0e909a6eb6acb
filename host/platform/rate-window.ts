import type { HostClock } from "../clock";

/** Counts what was used in a fixed window of the host's time, as the platform's quotas do. */
export interface RateWindow {
  /** True, and counted, when `units` more still fit. */
  readonly take: (units?: number) => boolean;
}

export const createRateWindow = (
  clock: Pick<HostClock, "now">,
  limit: number,
  windowMs: number,
): RateWindow => {
  let window = -1;
  let used = 0;
  return {
    take: (units = 1) => {
      const current = Math.floor(clock.now() / windowMs);
      if (current !== window) {
        window = current;
        used = 0;
      }
      if (used + units > limit) return false;
      used += units;
      return true;
    },
  };
};
