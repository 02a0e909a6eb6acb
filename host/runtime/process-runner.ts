/* oxlint-disable no-underscore-dangle -- names of the platform's own protocol */
import { fork, type ChildProcess } from "node:child_process";
import { join, dirname } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { FunctionRunner, LogLine } from "./function-runner";
import { crashed, timedOut, type InvocationResult } from "./invocation-event";

export interface ProcessRunnerOptions {
  readonly bundleDir: string;
  readonly log: (line: LogLine) => void;
  /** Idle processes that are kept warm. */
  readonly keepWarm?: number;
}

interface Slot {
  readonly child: ChildProcess;
  readonly memoryMB: number;
  finish: ((result: InvocationResult) => void) | undefined;
}

/**
 * Runs functions in child processes, one invocation at a time each; an idle process is used again (module state stays),
 * as on the platform. A process that times out, is killed or runs out of memory is gone, and its invocation has failed.
 */
export const createProcessRunner = ({
  bundleDir,
  log,
  keepWarm = 5,
}: ProcessRunnerOptions): FunctionRunner => {
  const idle: Slot[] = [];
  const busy = new Map<string, Slot>();
  const living = new Set<ChildProcess>();
  let isClosed = false;
  const entry = join(bundleDir, "__forge__.cjs");

  const start = (memoryMB: number): Slot => {
    const child = fork(
      join(dirname(fileURLToPath(import.meta.url)), "process-child.cjs"),
      [entry],
      {
        execArgv: [`--max-old-space-size=${memoryMB}`],
        stdio: ["ignore", "pipe", "pipe", "ipc"],
        env: {},
      },
    );
    const slot: Slot = { child, memoryMB, finish: undefined };
    living.add(child);
    if (child.stdout !== null)
      createInterface(child.stdout).on("line", (line) => log(logLine(line)));
    const complaints: string[] = [];
    child.stderr?.on("data", (chunk: Buffer) =>
      complaints.push(chunk.toString("utf8").slice(0, 2000)),
    );
    child.on("message", (message) => {
      if (isAnswer(message)) slot.finish?.(message.result);
    });
    const gone = (why: string): void => {
      living.delete(child);
      const place = idle.indexOf(slot);
      if (place >= 0) idle.splice(place, 1);
      slot.finish?.(crashed(why));
    };
    child.on("error", (error) => gone(error.message));
    child.on("exit", (code, signal) => {
      const outOfMemory = complaints.some((text) => text.includes("heap out of memory"));
      gone(
        outOfMemory
          ? `Runtime exited: out of memory (${memoryMB} MB)`
          : `Runtime exited: ${signal ?? `code ${code ?? "?"}`}${said(complaints)}`,
      );
    });
    return slot;
  };

  const take = (memoryMB: number): Slot => {
    const place = idle.findIndex((slot) => slot.memoryMB === memoryMB);
    const [warm] = place < 0 ? [] : idle.splice(place, 1);
    return warm ?? start(memoryMB);
  };

  return {
    invoke: async (event, { timeoutMs, memoryMB }) => {
      if (isClosed) return crashed("the host was closed");
      const id = event._meta.appContext.invocationId;
      const slot = take(memoryMB);
      busy.set(id, slot);
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          slot.finish?.(timedOut(timeoutMs));
          slot.child.kill("SIGKILL");
        }, timeoutMs);
        slot.finish = (result) => {
          clearTimeout(timer);
          slot.finish = undefined;
          busy.delete(id);
          const isReusable =
            result.success ||
            !["FUNCTION_TIME_OUT", "FUNCTION_CRASHED"].includes(result.error.errorType);
          if (isReusable && idle.length < keepWarm) idle.push(slot);
          else slot.child.kill("SIGKILL");
          resolve(result);
        };
        slot.child.send({ id, event, deadline: Date.now() + timeoutMs }, (error) => {
          if (error !== null) slot.finish?.(crashed(error.message));
        });
      });
    },
    kill: (invocationId) => {
      const slot = busy.get(invocationId);
      slot?.child.kill("SIGKILL");
      slot?.finish?.(crashed("Runtime exited: SIGKILL"));
    },
    close: async () => {
      isClosed = true;
      const exits = [...living].map(
        (child) => new Promise((resolve) => child.once("exit", resolve)),
      );
      for (const child of living) child.kill("SIGKILL");
      await Promise.all(exits);
    },
  };
};

/** What a process wrote to standard error, for example why the bundle could not be loaded. */
const said = (complaints: ReadonlyArray<string>): string => {
  const text = complaints.join("").trim();
  return text === "" ? "" : `: ${text.slice(0, 500)}`;
};

interface Answer {
  readonly result: InvocationResult;
}

/** Messages with a result come from process-child.cjs, which passes on what the wrapper made. */
const isAnswer = (message: unknown): message is Answer =>
  typeof message === "object" && message !== null && "result" in message;

const logLine = (line: string): LogLine => {
  try {
    const parsed: unknown = JSON.parse(line);
    if (isLogLine(parsed)) return parsed;
  } catch {
    // Not JSON: written past the console, for example by a library.
  }
  return { invocationId: "-", logLevel: 30, logArguments: [line] };
};

const isLogLine = (value: unknown): value is LogLine =>
  typeof value === "object" &&
  value !== null &&
  "invocationId" in value &&
  "logLevel" in value &&
  "logArguments" in value;
