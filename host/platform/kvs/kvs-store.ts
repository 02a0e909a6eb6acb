import type { HostClock } from "../../clock";
import type { SeededRandom } from "../../runtime/seeded-random";
import { openDurableLog } from "../durable-log";

export interface StoredValue {
  readonly value: unknown;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Epoch ms. */
  readonly expiresAt?: number;
}

export type Space = "plain" | "secret";

/** The values themselves. Secrets are a space of their own and never listed. */
export interface KvsStore {
  /** Undefined when missing or expired and removed. */
  readonly get: (space: Space, key: string) => StoredValue | undefined;
  readonly put: (space: Space, key: string, value: unknown, expiresAt?: number) => StoredValue;
  readonly remove: (space: Space, key: string) => boolean;
  /** Keys with the prefix in the order of their bytes. */
  readonly keys: (prefix: string) => ReadonlyArray<string>;
  readonly close: () => void;
}

type Change = readonly ["put", Space, string, StoredValue] | readonly ["remove", Space, string];

const HOUR = 3_600_000;

export interface KvsStoreOptions {
  readonly clock: Pick<HostClock, "now">;
  readonly file?: string;
  /** With it, expired values stay readable for a seeded while of at most 48 hours, as the platform allows itself. */
  readonly lingering?: Pick<SeededRandom, "next">;
}

export const createKvsStore = ({ clock, file, lingering }: KvsStoreOptions): KvsStore => {
  const spaces = { plain: new Map<string, StoredValue>(), secret: new Map<string, StoredValue>() };
  const deadlines = new Map<string, number>();
  let sorted: ReadonlyArray<string> | undefined;
  const log = openDurableLog<Change>(file, parseChange);
  const apply = (change: Change): void => {
    const [kind, space, key] = change;
    if (kind === "put") {
      if (space === "plain" && !spaces.plain.has(key)) sorted = undefined;
      spaces[space].set(key, change[3]);
    } else {
      if (space === "plain") sorted = undefined;
      spaces[space].delete(key);
    }
  };
  for (const change of log.entries) apply(change);
  const record = (change: Change): void => {
    apply(change);
    log.append(change);
  };
  log.rewrite(
    (["plain", "secret"] as const).flatMap((space) =>
      [...spaces[space]].map(([key, stored]): Change => ["put", space, key, stored]),
    ),
  );

  const isGone = (space: Space, key: string, expiresAt: number): boolean => {
    if (lingering === undefined) return expiresAt <= clock.now();
    const id = `${space} ${key} ${expiresAt}`;
    const deadline = deadlines.get(id) ?? expiresAt + lingering.next() * 48 * HOUR;
    deadlines.set(id, deadline);
    return deadline <= clock.now();
  };

  const get = (space: Space, key: string): StoredValue | undefined => {
    const stored = spaces[space].get(key);
    if (stored?.expiresAt === undefined || !isGone(space, key, stored.expiresAt)) return stored;
    record(["remove", space, key]);
    return undefined;
  };

  return {
    get,
    put: (space, key, value, expiresAt) => {
      const now = clock.now();
      const createdAt = get(space, key)?.createdAt ?? now;
      const stored: StoredValue = {
        value: structuredClone(value),
        createdAt,
        updatedAt: now,
        ...(expiresAt === undefined ? {} : { expiresAt }),
      };
      record(["put", space, key, stored]);
      return stored;
    },
    remove: (space, key) => {
      const isThere = get(space, key) !== undefined;
      if (isThere) record(["remove", space, key]);
      return isThere;
    },
    keys: (prefix) => {
      sorted ??= [...spaces.plain.keys()].toSorted();
      return sorted.filter((key) => key.startsWith(prefix) && get("plain", key) !== undefined);
    },
    close: log.close,
  };
};

/** Lines of kvs.jsonl are written by this module only; the shape of a value is the app's own. */
const parseChange = (value: unknown): Change | undefined => {
  if (!Array.isArray(value)) return undefined;
  const [kind, space, key, stored]: ReadonlyArray<unknown> = value;
  if ((space !== "plain" && space !== "secret") || typeof key !== "string") return undefined;
  if (kind === "remove") return ["remove", space, key];
  return kind === "put" && isStored(stored) ? ["put", space, key, stored] : undefined;
};

const isStored = (value: unknown): value is StoredValue =>
  typeof value === "object" &&
  value !== null &&
  "value" in value &&
  "createdAt" in value &&
  "updatedAt" in value;
