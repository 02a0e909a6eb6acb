import type { HostClock } from "../../clock";

/** Counts the bytes of each key in a second: false when so many more do not fit. */
export const createKeyMeter = (
  clock: Pick<HostClock, "now">,
  bytesPerSecond: number,
): ((key: string, bytes: number) => boolean) => {
  const used = new Map<string, number>();
  let second = -1;
  return (key, bytes) => {
    const current = Math.floor(clock.now() / 1000);
    if (current !== second) used.clear();
    second = current;
    const total = (used.get(key) ?? 0) + bytes;
    if (total > bytesPerSecond) return false;
    used.set(key, total);
    return true;
  };
};
