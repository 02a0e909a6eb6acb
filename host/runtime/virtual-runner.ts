/* oxlint-disable no-underscore-dangle -- names of the platform's own protocol */
import type { SeededRandom } from "./seeded-random";
import type { VirtualClock } from "../virtual-clock";
import type { FunctionRunner, LogLine, PlatformDoor } from "./function-runner";
import { crashed, timedOut, type InvocationResult } from "./invocation-event";
import { loadSandbox, type Sandbox } from "./virtual-sandbox";

export interface VirtualRunnerOptions {
  readonly bundleDir: string;
  readonly clock: VirtualClock;
  readonly random: SeededRandom;
  readonly door: PlatformDoor;
  readonly log: (line: LogLine) => void;
  /** `true` (default) reuses module state between invocations, as a warm process does. */
  readonly warm?: boolean;
}

interface Running {
  readonly sandbox: Sandbox;
  readonly finish: (result: InvocationResult) => void;
}

/**
 * Runs functions in this process under a virtual clock and seeded randomness: the same seed replays the same run.
 * One invocation at a time in a sandbox, as one process has; what a killed or timed-out invocation left behind never runs.
 */
export const createVirtualRunner = (options: VirtualRunnerOptions): FunctionRunner => {
  const { clock, warm = true } = options;
  const idle: Sandbox[] = [];
  const running = new Map<string, Running>();
  const load = loadSandbox(options);

  // An invocation that waits for no timer and no platform call waits for something real, a thread for example.
  clock.watch(() => [...running.values()].some(({ sandbox }) => sandbox.pending() === 0));

  return {
    invoke: (event, { timeoutMs }) => {
      const id = event._meta.appContext.invocationId;
      const sandbox = idle.pop() ?? load();
      return new Promise((resolve) => {
        const deadline = clock.now() + timeoutMs;
        const stopTimer = clock.after(timeoutMs, () => end(timedOut(timeoutMs), false));
        const end = (result: InvocationResult, isReusable: boolean): void => {
          if (!running.delete(id)) return;
          stopTimer();
          if (isReusable && warm) idle.push(sandbox);
          else sandbox.destroy();
          resolve(result);
        };
        running.set(id, { sandbox, finish: (result) => end(result, false) });
        const context = {
          awsRequestId: id,
          getRemainingTimeInMillis: () => Math.max(0, deadline - clock.now()),
        };
        sandbox.onExit((code) => end(crashed(`Runtime exited: code ${code}`), false));
        sandbox.main(event, context).then(
          (result) => end(result, true),
          (error: unknown) =>
            end(crashed(error instanceof Error ? error.message : String(error)), false),
        );
      });
    },
    kill: (invocationId) => running.get(invocationId)?.finish(crashed("Runtime exited: SIGKILL")),
    close: async () => {
      for (const { finish } of running.values()) finish(crashed("the host was closed"));
      for (const sandbox of idle.splice(0)) sandbox.destroy();
    },
  };
};
