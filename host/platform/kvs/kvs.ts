// Longer than other files: every call of the key-value store is answered here, and all of them share one meter.
import { z } from "zod";
import type { HostClock } from "../../clock";
import type { PlatformReply } from "../../runtime/function-runner";
import { jsonReply } from "../capability";
import { createRateWindow } from "../rate-window";
import { createKeyMeter } from "./key-meter";
import { checkKey, checkValue, KVS_LIMITS, KvsFailure, sizeOf, ttlOf } from "./kvs-rules";
import type { KvsStore, Space, StoredValue } from "./kvs-store";

const options = z
  .looseObject({
    ttl: z.object({ value: z.number(), unit: z.string() }).optional(),
    keyPolicy: z.enum(["OVERRIDE", "FAIL_IF_EXISTS"]).optional(),
    returnValue: z.enum(["PREVIOUS", "LATEST"]).optional(),
  })
  .optional();
const noEntity = z.undefined().optional();
const item = z.looseObject({
  key: z.string(),
  value: z.unknown().optional(),
  entityName: noEntity,
  conditions: noEntity,
  options,
});
const condition = z.object({
  property: z.literal("key"),
  condition: z.literal("BEGINS_WITH"),
  values: z.tuple([z.string()]),
});
const query = z.looseObject({
  limit: z.number().optional(),
  after: z.string().optional(),
  where: z.array(condition).max(1).optional(),
});
const transaction = z.looseObject({
  set: z.array(item).optional(),
  delete: z.array(item).optional(),
  check: z.undefined().optional(),
});

type Item = z.infer<typeof item>;

export interface Kvs {
  /** Answers a POST of @forge/kvs, `path` as `/api/v1/get`. */
  readonly handle: (path: string, body: unknown) => PlatformReply;
}

export interface KvsOptions {
  readonly store: KvsStore;
  readonly clock: Pick<HostClock, "now">;
  /** False lifts the quotas of requests and units. */
  readonly limited?: boolean;
  /** Draws whether an item of a batch fails; none does when absent. */
  readonly losesItem?: () => boolean;
}

/** Forge's key-value and secret store at the HTTP contract of @forge/kvs 1.6, without custom entities. */
export const createKvs = ({ store, clock, limited = true, losesItem }: KvsOptions): Kvs => {
  const requests = createRateWindow(clock, KVS_LIMITS.requestsPerSecond, 1000);
  const units = {
    read: createRateWindow(clock, KVS_LIMITS.unitsPerMinute, 60_000),
    write: createRateWindow(clock, KVS_LIMITS.unitsPerMinute, 60_000),
  };
  const ofKeys = {
    read: createKeyMeter(clock, KVS_LIMITS.keyReadBytesPerSecond),
    write: createKeyMeter(clock, KVS_LIMITS.keyWriteBytesPerSecond),
  };
  const meter = (kind: "read" | "write", bytes: number, key?: string): void => {
    if (!limited) return;
    if (key !== undefined && !ofKeys[kind](key, bytes))
      throw new KvsFailure(429, "REQUEST_THROTTLED", `Too many bytes of one key in a second`);
    const fits = units[kind].take(Math.max(1, Math.ceil(bytes / KVS_LIMITS.unitBytes)));
    if (!fits)
      throw new KvsFailure(
        429,
        "RATE_LIMIT_EXCEEDED",
        `More than ${KVS_LIMITS.unitsPerMinute} ${kind} units of 10 KB in a minute`,
      );
  };

  const get = (space: Space, key: string): object => {
    const stored = store.get(space, checkKey(key));
    meter("read", stored === undefined ? 1 : sizeOf(stored.value), `${space} ${key}`);
    if (stored === undefined)
      throw new KvsFailure(404, "KEY_NOT_FOUND", "No value found for the key");
    return shown(key, stored);
  };
  const set = (space: Space, { key, value, options: given }: Item): object | undefined => {
    checkKey(key);
    const size = checkValue(
      value,
      space === "secret" ? KVS_LIMITS.secretBytes : KVS_LIMITS.valueBytes,
    );
    const ttl = ttlOf(given?.ttl);
    meter("write", size, `${space} ${key}`);
    const previous = store.get(space, key);
    if (given?.keyPolicy === "FAIL_IF_EXISTS" && previous !== undefined) {
      throw new KvsFailure(
        409,
        "KEY_CONFLICT",
        "The provided key already exists and the key policy is set to FAIL_IF_EXISTS",
      );
    }
    const latest = store.put(space, key, value, ttl === undefined ? undefined : clock.now() + ttl);
    if (given?.returnValue === "LATEST") return shown(key, latest);
    return given?.returnValue === "PREVIOUS" && previous !== undefined
      ? shown(key, previous)
      : undefined;
  };
  const remove = (space: Space, key: string): void => {
    meter("write", 1);
    store.remove(space, checkKey(key));
  };
  const list = ({
    limit = KVS_LIMITS.pageDefault,
    after,
    where,
  }: z.infer<typeof query>): object => {
    if (!Number.isInteger(limit) || limit < 1 || limit > KVS_LIMITS.pageMax)
      throw new KvsFailure(
        400,
        "QUERY_PAGE_LIMIT_NOT_IN_RANGE",
        `The page limit must be between 1 and ${KVS_LIMITS.pageMax}`,
      );
    const start = after === undefined ? "" : Buffer.from(after, "base64url").toString("utf8");
    const page: Array<readonly [string, StoredValue]> = [];
    for (const entry of store.list(where?.[0]?.values[0] ?? "", start)) {
      page.push(entry);
      if (page.length > limit) break;
    }
    const data = page.slice(0, limit).map(([key, stored]) => shown(key, stored));
    meter("read", sizeOf(data));
    const last = page[limit - 1]?.[0];
    return {
      data,
      ...(page.length > limit && last !== undefined
        ? { cursor: Buffer.from(last).toString("base64url") }
        : {}),
    };
  };
  const transact = (given: z.infer<typeof transaction>): void => {
    const sets = given.set ?? [];
    const removals = given.delete ?? [];
    checkItems([...sets, ...removals]);
    for (const each of sets) {
      checkValue(each.value);
      ttlOf(each.options?.ttl);
    }
    meter("write", sizeOf(given));
    for (const each of sets) {
      const ttl = ttlOf(each.options?.ttl);
      store.put("plain", each.key, each.value, ttl === undefined ? undefined : clock.now() + ttl);
    }
    for (const each of removals) store.remove("plain", each.key);
  };

  /** A batch is best effort: every item succeeds or fails on its own. */
  const each = (
    items: ReadonlyArray<Item>,
    act: (one: Item) => object | undefined | void,
  ): object => {
    checkItems(items);
    const successfulKeys: object[] = [];
    const failedKeys: object[] = [];
    for (const one of items) {
      try {
        if (losesItem?.() === true)
          throw new KvsFailure(500, "INTERNAL_ERROR", "The item could not be processed");
        successfulKeys.push({ key: one.key, ...act(one) });
      } catch (error) {
        if (!(error instanceof KvsFailure)) throw error;
        failedKeys.push({ key: one.key, error: { code: error.code, message: error.message } });
      }
    }
    return { successfulKeys, failedKeys };
  };

  const run = (path: string, body: unknown): object | undefined => {
    if (limited && !requests.take())
      throw new KvsFailure(429, "TOO_MANY_REQUESTS", "More than 1,000 requests in a second");
    switch (path) {
      case "/api/v1/get":
        return get("plain", read(item, body).key);
      case "/api/v1/set":
        return set("plain", read(item, body));
      case "/api/v1/delete":
        return void remove("plain", read(item, body).key);
      case "/api/v1/secret/get":
        return get("secret", read(item, body).key);
      case "/api/v1/secret/set":
        return set("secret", read(item, body));
      case "/api/v1/secret/delete":
        return void remove("secret", read(item, body).key);
      case "/api/v1/query":
        return list(read(query, body));
      case "/api/v1/transaction":
        return void transact(read(transaction, body));
      case "/api/v1/batch/set":
        return each(read(z.array(item), body), (one) => void set("plain", one));
      case "/api/v1/batch/get":
        return each(read(z.array(item), body), (one) => get("plain", one.key));
      case "/api/v1/batch/delete":
        return each(read(z.array(item), body), (one) => remove("plain", one.key));
      default:
        throw new KvsFailure(
          404,
          "NOT_FOUND",
          `${path} is not part of the local host's key-value store`,
        );
    }
  };

  return {
    handle: (path, body) => {
      try {
        const answer = run(path, body);
        return answer === undefined ? jsonReply(204) : jsonReply(200, answer);
      } catch (error) {
        if (error instanceof KvsFailure)
          return jsonReply(error.status, { code: error.code, message: error.message });
        throw error;
      }
    },
  };
};

const shown = (key: string, { value, createdAt, updatedAt, expiresAt }: StoredValue): object => ({
  key,
  value,
  createdAt,
  updatedAt,
  ...(expiresAt === undefined ? {} : { expireTime: new Date(expiresAt).toISOString() }),
});

const read = <T>(schema: z.ZodType<T>, body: unknown): T => {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new KvsFailure(400, "INVALID_REQUEST", z.prettifyError(parsed.error));
};

const checkItems = (items: ReadonlyArray<Item>): void => {
  if (items.length === 0 || items.length > KVS_LIMITS.items)
    throw new KvsFailure(
      400,
      "TOO_MANY_OPERATIONS",
      `Between 1 and ${KVS_LIMITS.items} items are allowed`,
    );
  if (sizeOf(items) > KVS_LIMITS.payloadBytes)
    throw new KvsFailure(400, "MAX_SIZE", "The request has more than 4 MB");
  for (const { key } of items) checkKey(key);
  if (new Set(items.map(({ key }) => key)).size < items.length)
    throw new KvsFailure(400, "DUPLICATE_KEY", "Each key can be used once");
};
