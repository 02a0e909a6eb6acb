import type { Platform } from "#ports";
import type { MemoryPlatform } from "./memory-platform";

const GUARDED: ReadonlyArray<keyof Platform> = [
  "auditLog",
  "events",
  "tail",
  "segments",
  "quarantine",
  "conflicts",
  "documents",
  "alerts",
  "deliveries",
  "checkpoints",
  "budget",
  "queue",
  "jira",
  "http",
  "secrets",
];

/** For tests: ends the run at its n-th call of some ports, before the call takes effect or right after. */
export function dying(
  deps: MemoryPlatform,
  at: number,
  when: "before" | "after",
  ports: ReadonlyArray<keyof Platform> = GUARDED,
): { platform: Platform; calls: () => number } {
  let calls = 0;
  const never = new Promise<never>(() => {});
  const wrap = (port: object): object =>
    new Proxy(port, {
      get: (target, name) => {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== "function") return method;
        return async (...args: ReadonlyArray<unknown>) => {
          calls += 1;
          if (calls > at || (calls === at && when === "before")) return never;
          const result: unknown = await Reflect.apply(method, target, args);
          return calls === at ? never : result;
        };
      },
    });
  const platform = new Proxy(deps, {
    get: (target, name) => {
      const port: unknown = Reflect.get(target, name);
      return ports.some((guarded) => guarded === name) && typeof port === "object" && port !== null
        ? wrap(port)
        : port;
    },
  });
  return { platform, calls: () => calls };
}
