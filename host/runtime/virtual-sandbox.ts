/* oxlint-disable no-underscore-dangle -- names of the platform's own protocol */
// Longer than other files: it lists everything through which code could see real time, real chance or the network.
import nodeCrypto from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join, resolve as resolvePath } from "node:path";
import { compileFunction } from "node:vm";
import { functionOf } from "./function-of";
import type { InvocationEvent, InvocationResult } from "./invocation-event";
import { synchronousZlib } from "./synchronous-zlib";
import type { VirtualRunnerOptions } from "./virtual-runner";
import { virtualTimers, type TimerState } from "./virtual-timers";

type Main = (event: InvocationEvent, context: object) => Promise<InvocationResult>;

/** One loaded copy of the bundle with its own module state. */
export interface Sandbox {
  readonly main: Main;
  /** Timers and platform calls that the code waits for. */
  readonly pending: () => number;
  /** Called when the code ends its process. */
  readonly onExit: (listener: (code: number) => void) => void;
  /** Nothing of this copy runs any more: its timers are gone and its calls never answer. */
  readonly destroy: () => void;
}

const never = new Promise<never>(() => undefined);

/**
 * Compiles a bundle once, and returns what loads a fresh copy of it. The code is compiled as functions whose
 * parameters shadow the globals that tell the time, draw chance or reach the network; objects stay of one realm.
 */
export const loadSandbox = (options: VirtualRunnerOptions): (() => Sandbox) => {
  const compiled = new Map<string, ReturnType<typeof compileFunction>>();
  const names = Object.keys(sandboxGlobals(options, freshState()));
  const compile = (file: string): ReturnType<typeof compileFunction> => {
    const known = compiled.get(file);
    if (known !== undefined) return known;
    const params = ["exports", "require", "module", "__filename", "__dirname", ...names];
    const made = compileFunction(readFileSync(file, "utf8"), params, { filename: file });
    compiled.set(file, made);
    return made;
  };
  return () => {
    const state = freshState();
    const globals = sandboxGlobals(options, state);
    const modules = new Map<string, { exports: unknown }>();
    const builtins = sandboxBuiltins(options, globals);
    const requireModule = (name: string): unknown => {
      if (!name.endsWith(".cjs")) return builtins(name.replace(/^node:/u, ""));
      const file = resolvePath(options.bundleDir, basename(name));
      const known = modules.get(file);
      if (known !== undefined) return known.exports;
      const module = { exports: {} };
      modules.set(file, module);
      compile(file)(
        module.exports,
        requireModule,
        module,
        file,
        options.bundleDir,
        ...names.map((key) => globals[key]),
      );
      return module.exports;
    };
    return {
      main: mainOf(requireModule(join(options.bundleDir, "__forge__.cjs"))),
      pending: () => state.pending,
      onExit: (listener) => {
        state.exit = listener;
      },
      destroy: () => {
        state.destroyed = true;
        for (const cancel of state.timers.values()) cancel();
        state.timers.clear();
      },
    };
  };
};

interface State extends TimerState {
  exit: (code: number) => void;
}

const freshState = (): State => ({
  pending: 0,
  destroyed: false,
  exit: () => undefined,
  timers: new Map(),
});

/** The wrapper's only export is `main`, see wrapper.cjs. */
const mainOf = (wrapper: unknown): Main => (wrapper as { readonly main: Main }).main;

const sandboxGlobals = (options: VirtualRunnerOptions, state: State): Record<string, unknown> => {
  const { clock, random, door, log } = options;
  const own: Record<string, unknown> = Object.create(globalThis);
  const timers = virtualTimers(options, state);
  const setTimer = timers["setTimeout"];
  const webcrypto = cryptoOf(nodeCrypto.webcrypto, {
    randomUUID: random.uuid,
    getRandomValues: fill(random),
    subtle: heldMethods(nodeCrypto.webcrypto.subtle, options),
  });
  const call = async (request: Parameters<typeof door>[0]): Promise<unknown> => {
    if (state.destroyed) return never;
    state.pending += 1;
    try {
      const reply = await door(request);
      return state.destroyed ? never : reply;
    } finally {
      state.pending -= 1;
    }
  };
  const sandboxProcess = Object.assign(Object.create(process), {
    env: {},
    exit: (code = 0) => {
      state.exit(Number(code));
      return never;
    },
    hrtime: Object.assign(() => [Math.floor(clock.now() / 1000), (clock.now() % 1000) * 1e6], {
      bigint: () => BigInt(clock.now()) * 1_000_000n,
    }),
    uptime: () => 1,
  });
  const replaced: Record<string, unknown> = {
    ...timers,
    globalThis: own,
    global: own,
    Date: virtualDate(clock.now),
    Math: Object.create(Math, { random: { value: random.next } }),
    crypto: webcrypto,
    performance: {
      now: () => clock.now(),
      timeOrigin: 0,
      mark: () => undefined,
      measure: () => undefined,
    },
    AbortSignal: virtualAbortSignal(
      typeof setTimer === "function" ? (task, ms) => void setTimer(task, ms) : () => undefined,
    ),
    process: sandboxProcess,
    console: { ...console },
  };
  // Defined, not assigned: some of the real ones are getters, which an assignment would not shadow.
  for (const [name, value] of Object.entries(replaced)) {
    Object.defineProperty(own, name, {
      value,
      writable: true,
      configurable: true,
      enumerable: true,
    });
  }
  Object.defineProperty(own, "__forge_host__", {
    value: {
      call,
      log: (line: Parameters<typeof log>[0]) => (state.destroyed ? undefined : log(line)),
    },
  });
  Object.defineProperty(own, "fetch", { value: undefined, writable: true });
  const fetchLate = (...args: ReadonlyArray<unknown>): unknown =>
    Reflect.apply(functionOf(own["fetch"]), own, args);
  return { ...own, fetch: fetchLate };
};

const virtualDate = (now: () => number): unknown => {
  const VirtualDate = function (this: unknown, ...args: ReadonlyArray<unknown>): unknown {
    if (new.target === undefined) return new Date(now()).toString();
    return Reflect.construct(Date, args.length === 0 ? [now()] : args, new.target);
  };
  Object.setPrototypeOf(VirtualDate, Date);
  VirtualDate.prototype = Date.prototype;
  Object.assign(VirtualDate, { now });
  return VirtualDate;
};

const virtualAbortSignal = (setTimer: (task: () => void, ms: number) => void): unknown =>
  new Proxy(AbortSignal, {
    get: (target, key) => {
      if (key !== "timeout") return Reflect.get(target, key);
      return (ms: number): AbortSignal => {
        const controller = new AbortController();
        setTimer(
          () =>
            controller.abort(
              new DOMException("The operation was aborted due to timeout", "TimeoutError"),
            ),
          ms,
        );
        return controller.signal;
      };
    },
  });

const fill =
  (random: VirtualRunnerOptions["random"]) =>
  <T extends NodeJS.TypedArray>(into: T): T => {
    new Uint8Array(into.buffer, into.byteOffset, into.byteLength).set(
      random.bytes(into.byteLength),
    );
    return into;
  };

/** A copy of an object of functions with some replaced; the others are called on the original. */
const cryptoOf = (original: object, replaced: Readonly<Record<string, unknown>>): unknown =>
  new Proxy(original, {
    get: (target, key) => {
      if (typeof key === "string" && Object.hasOwn(replaced, key)) return replaced[key];
      const value: unknown = Reflect.get(target, key);
      return typeof value === "function" && !/^[A-Z]/u.test(String(key))
        ? value.bind(target)
        : value;
    },
  });

/** Methods that work in a thread of Node's: time stands still until they answer. */
const heldMethods = (original: object, { clock }: VirtualRunnerOptions): unknown =>
  new Proxy(original, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key);
      if (typeof value !== "function") return value;
      return (...args: ReadonlyArray<unknown>): unknown =>
        clock.hold(Promise.resolve(Reflect.apply(value, target, args)));
    },
  });

/** Node's modules as the code sees them. */
const sandboxBuiltins = (
  options: VirtualRunnerOptions,
  globals: Readonly<Record<string, unknown>>,
): ((name: string) => unknown) => {
  const { random } = options;
  const real = createRequire(import.meta.url);
  const timers = Object.fromEntries(
    [
      "setTimeout",
      "setInterval",
      "setImmediate",
      "clearTimeout",
      "clearInterval",
      "clearImmediate",
    ].map((name) => [name, globals[name]]),
  );
  const wait = (delayMs: number, value: unknown): Promise<unknown> =>
    new Promise((resolve) => functionOf(globals["setTimeout"])(() => resolve(value), delayMs));
  const replaced: Readonly<Record<string, () => unknown>> = {
    crypto: () =>
      cryptoOf(nodeCrypto, {
        randomUUID: random.uuid,
        randomBytes: (length: number) => Buffer.from(random.bytes(length)),
        randomInt: (low: number, high?: number) =>
          high === undefined
            ? Math.floor(random.next() * low)
            : low + Math.floor(random.next() * (high - low)),
        randomFillSync: fill(random),
        getRandomValues: fill(random),
        webcrypto: globals["crypto"],
      }),
    timers: () => timers,
    "timers/promises": () => ({ setTimeout: wait, setImmediate: () => Promise.resolve() }),
    perf_hooks: () => ({ performance: globals["performance"] }),
    process: () => globals["process"],
    zlib: () => synchronousZlib(),
  };
  const denied = new Set([
    "http",
    "https",
    "net",
    "tls",
    "dgram",
    "child_process",
    "worker_threads",
    "cluster",
    "fs",
    "fs/promises",
    "http2",
    "dns",
  ]);
  return (name) => {
    const known = replaced[name];
    if (known !== undefined) return known();
    if (!denied.has(name)) return real(`node:${name}`);
    return new Proxy(
      {},
      {
        get: (_target, key) =>
          key === "then" || key === "__esModule" ? undefined : () => denyUse(name, String(key)),
      },
    );
  };
};

const denyUse = (name: string, key: string): never => {
  throw new Error(`${name}.${key} is not available under the virtual clock of the local host`);
};
