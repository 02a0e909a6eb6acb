import type { HostClock } from "../../clock";

export interface QueryTime {
  readonly isUsedUp: () => boolean;
  readonly spend: (ms: number) => void;
}

/** Sums up how long statements ran in each minute of the host's clock. The one that goes over it still ends. */
export const createQueryTime = (clock: Pick<HostClock, "now">, msPerMinute: number): QueryTime => {
  let minute = -1;
  let spent = 0;
  const turn = (): void => {
    const current = Math.floor(clock.now() / 60_000);
    if (current !== minute) spent = 0;
    minute = current;
  };
  return {
    isUsedUp: () => {
      turn();
      return spent >= msPerMinute;
    },
    spend: (ms) => {
      turn();
      spent += ms;
    },
  };
};
