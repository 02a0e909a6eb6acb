import { promisify } from "node:util";
import type { VirtualRunnerOptions } from "./virtual-runner";

/** What counts and ends the timers of one loaded copy. */
export interface TimerState {
  pending: number;
  destroyed: boolean;
  readonly timers: Map<object, () => void>;
}

/** The timers of Node and of browsers by the virtual clock. */
export const virtualTimers = (
  { clock }: VirtualRunnerOptions,
  state: TimerState,
): Record<string, unknown> => {
  const later = (task: () => void, delayMs: number, repeats: boolean): object => {
    const handle = {
      ref: () => handle,
      unref: () => handle,
      hasRef: () => true,
      refresh: () => handle,
      [Symbol.toPrimitive]: () => 1,
    };
    const wait = (): void => {
      state.pending += 1;
      const cancel = clock.after(Math.max(1, Number(delayMs) || 1), () => {
        state.pending -= 1;
        state.timers.delete(handle);
        if (repeats) wait();
        task();
      });
      state.timers.set(handle, () => {
        state.pending -= 1;
        cancel();
      });
    };
    if (!state.destroyed) wait();
    return handle;
  };
  const clear = (handle: unknown): void => {
    if (typeof handle !== "object" || handle === null) return;
    state.timers.get(handle)?.();
    state.timers.delete(handle);
  };
  type Task = (...args: ReadonlyArray<unknown>) => void;
  const setTimer = (task: Task, delayMs = 1, ...args: ReadonlyArray<unknown>): object =>
    later(() => task(...args), delayMs, false);
  return {
    setTimeout: Object.assign(setTimer, {
      [promisify.custom]: (delayMs: number, value: unknown) =>
        new Promise((resolve) => later(() => resolve(value), delayMs, false)),
    }),
    setInterval: (task: Task, delayMs = 1, ...args: ReadonlyArray<unknown>) =>
      later(() => task(...args), delayMs, true),
    setImmediate: (task: Task, ...args: ReadonlyArray<unknown>) => {
      queueMicrotask(() => (state.destroyed ? undefined : task(...args)));
      return {};
    },
    clearTimeout: clear,
    clearInterval: clear,
    clearImmediate: () => undefined,
  };
};
