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
  /**
   * Values whose keys have the prefix and come after `after`, in the order of the keys' bytes: as a query sees them,
   * which may be as they were a while ago. Asked for one by one, so that a page costs no more than a page.
   */
  readonly list: (
    prefix: string,
    after: string,
  ) => Generator<readonly [key: string, stored: StoredValue]>;
  readonly close: () => void;
}

type Change = readonly ["put", Space, string, StoredValue] | readonly ["remove", Space, string];

const HOUR = 3_600_000;

export interface KvsStoreOptions {
  readonly clock: Pick<HostClock, "now">;
  readonly file?: string;
  /** With it, expired values stay readable for a seeded while of at most 48 hours, as the platform allows itself. */
  readonly lingering?: Pick<SeededRandom, "next">;
  /** With it, `list` sees each write only after a seeded while of at most so many ms. */
  readonly stale?: { readonly ms: number; readonly random: Pick<SeededRandom, "next"> };
}

/** What a query still sees of a key that was written lately. */
interface Unseen {
  readonly before: StoredValue | undefined;
  readonly until: number;
}

export const createKvsStore = ({ clock, file, lingering, stale }: KvsStoreOptions): KvsStore => {
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

  const unseen = new Map<string, Unseen>();
  const hide = (space: Space, key: string): void => {
    if (stale === undefined || space === "secret") return;
    const known = unseen.get(key);
    // A key that is written again shows neither write before the first of them is due.
    if (known !== undefined && known.until > clock.now()) return;
    unseen.set(key, {
      before: get(space, key),
      until: clock.now() + stale.ms * stale.random.next(),
    });
  };
  /** As a query sees it. */
  const seen = (key: string): StoredValue | undefined => {
    const entry = unseen.get(key);
    if (entry !== undefined && entry.until > clock.now()) return entry.before;
    unseen.delete(key);
    return get("plain", key);
  };

  return {
    get,
    put: (space, key, value, expiresAt) => {
      hide(space, key);
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
      if (isThere) {
        hide(space, key);
        record(["remove", space, key]);
      }
      return isThere;
    },
    list: function* (prefix, after) {
      sorted ??= [...spaces.plain.keys()].toSorted();
      const removed = [...unseen.keys()].filter((key) => !spaces.plain.has(key));
      const keys = removed.length === 0 ? sorted : [...sorted, ...removed].toSorted();
      for (const key of keys) {
        if (key <= after || !key.startsWith(prefix)) continue;
        const stored = seen(key);
        if (stored !== undefined) yield [key, stored];
      }
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
