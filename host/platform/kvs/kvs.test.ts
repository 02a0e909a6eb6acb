import { expect, test } from "@jest/globals";
import { createKvs, type KvsOptions } from "./kvs";
import { createKvsStore, type KvsStoreOptions } from "./kvs-store";

const START = Date.UTC(2026, 0, 1);

const open = ({
  stale,
  losesItem,
}: Pick<KvsStoreOptions, "stale"> & Pick<KvsOptions, "losesItem"> = {}) => {
  const clock = { time: START, now: () => clock.time };
  const store = createKvsStore({ clock, ...(stale === undefined ? {} : { stale }) });
  const kvs = createKvs({ store, clock, ...(losesItem === undefined ? {} : { losesItem }) });
  const ask = (path: string, body: unknown): readonly [number, Record<string, unknown>] => {
    const { status, body: text } = kvs.handle(`/api/v1/${path}`, body);
    return [status, text === "" ? {} : (JSON.parse(text) as Record<string, unknown>)];
  };
  return { clock, store, ask };
};
const deep = (levels: number): unknown => (levels === 0 ? 1 : { a: deep(levels - 1) });

test.each([
  ["an empty key", { key: "", value: 1 }, "INVALID_KEY"],
  ["a blank key", { key: "  ", value: 1 }, "INVALID_KEY"],
  ["a key with a slash", { key: "a/b", value: 1 }, "INVALID_KEY"],
  ["a key of 501 characters", { key: "k".repeat(501), value: 1 }, "INVALID_KEY"],
  ["no value", { key: "k" }, "INVALID_VALUE"],
  ["a value above 240 KiB", { key: "k", value: "x".repeat(240 * 1024 - 1) }, "MAX_SIZE"],
  ["a value 32 deep", { key: "k", value: deep(32) }, "MAX_DEPTH"],
  [
    "a TTL above a year",
    { key: "k", value: 1, options: { ttl: { value: 400, unit: "DAYS" } } },
    "INVALID_TTL",
  ],
  ["an entity, which is not modelled", { key: "k", value: 1, entityName: "e" }, "INVALID_REQUEST"],
])("refuses %s", (_what, body, code) => {
  expect(open().ask("set", body)).toEqual([400, expect.objectContaining({ code })]);
});

test("takes values at the limits", () => {
  const { ask } = open();
  expect(ask("set", { key: "k".repeat(500), value: "x".repeat(240 * 1024 - 2) })[0]).toBe(204);
  expect(ask("set", { key: "k", value: deep(31) })[0]).toBe(204);
});

test("creates only once under FAIL_IF_EXISTS, and gives back the previous value when asked", () => {
  const { ask } = open();
  const once = { key: "k", value: 1, options: { keyPolicy: "FAIL_IF_EXISTS" } };
  expect([ask("set", once)[0], ask("set", once)]).toEqual([
    204,
    [409, expect.objectContaining({ code: "KEY_CONFLICT" })],
  ]);
  expect(
    ask("set", { key: "k", value: 2, options: { keyPolicy: "OVERRIDE", returnValue: "PREVIOUS" } }),
  ).toEqual([200, expect.objectContaining({ value: 1 })]);
});

test("forgets a value after its time to live, and tells when that is", () => {
  const { ask, clock } = open();
  ask("set", { key: "k", value: 1, options: { ttl: { value: 2, unit: "MINUTES" } } });
  expect(ask("get", { key: "k" })).toEqual([
    200,
    {
      key: "k",
      value: 1,
      createdAt: START,
      updatedAt: START,
      expireTime: "2026-01-01T00:02:00.000Z",
    },
  ]);
  clock.time += 120_000;
  expect(ask("get", { key: "k" })).toEqual([
    404,
    expect.objectContaining({ code: "KEY_NOT_FOUND" }),
  ]);
  expect(ask("set", { key: "k", value: 1, options: { keyPolicy: "FAIL_IF_EXISTS" } })[0]).toBe(204);
});

test("keeps secrets apart from values", () => {
  const { ask } = open();
  ask("secret/set", { key: "k", value: "hush" });
  expect(ask("get", { key: "k" })[0]).toBe(404);
  expect(ask("query", {})[1]).toEqual({ data: [] });
  expect(ask("secret/get", { key: "k" })[1]).toMatchObject({ value: "hush" });
});

test("lists by prefix in pages, to the end", () => {
  const { ask } = open();
  for (const n of [3, 1, 2, 5, 4]) ask("set", { key: `p-${n}`, value: n });
  ask("set", { key: "q", value: 0 });
  const where = [{ property: "key", condition: "BEGINS_WITH", values: ["p-"] }];
  const [, first] = ask("query", { where, limit: 3 });
  const [, second] = ask("query", { where, limit: 3, after: first["cursor"] });
  const keys = (page: Record<string, unknown>): unknown =>
    (page["data"] as ReadonlyArray<{ key: string }>).map(({ key }) => key);
  expect([keys(first), keys(second), second["cursor"]]).toEqual([
    ["p-1", "p-2", "p-3"],
    ["p-4", "p-5"],
    undefined,
  ]);
  expect(ask("query", { limit: 101 })[0]).toBe(400);
});

test("a transaction does all or nothing, a batch what it can", () => {
  const { ask } = open();
  const set = [
    { key: "a", value: 1 },
    { key: "b", value: null },
  ];
  expect(ask("transaction", { set })[0]).toBe(400);
  expect(ask("get", { key: "a" })[0]).toBe(404);
  expect(ask("batch/set", set)[1]).toMatchObject({
    successfulKeys: [{ key: "a" }],
    failedKeys: [{ key: "b", error: { code: "INVALID_VALUE" } }],
  });
  const many = Array.from({ length: 26 }, (_, n) => ({ key: `k${n}`, value: n }));
  expect(ask("transaction", { set: many })[1]).toMatchObject({ code: "TOO_MANY_OPERATIONS" });
  expect(ask("batch/set", [set[0], set[0]])[1]).toMatchObject({ code: "DUPLICATE_KEY" });
});

test("counts writes in units of 10 KB a minute", () => {
  const { ask, clock } = open();
  const big = { key: "k", value: "x".repeat(200 * 1024) };
  const statuses = Array.from({ length: 200 }, (_, n) => ask("set", { ...big, key: `k${n}` })[0]);
  expect([statuses.filter((status) => status === 204).length, statuses.at(-1)]).toEqual([190, 429]);
  clock.time += 60_000;
  expect(ask("set", big)[0]).toBe(204);
});

test("takes 1 MB of writes and 12 MB of reads of one key in a second", () => {
  const { ask, clock } = open();
  const body = { key: "hot", value: "x".repeat(200 * 1024) };
  const statuses = Array.from({ length: 6 }, () => ask("set", body));
  expect(statuses.map(([status]) => status)).toEqual([204, 204, 204, 204, 204, 429]);
  expect(statuses[5]?.[1]).toMatchObject({ code: "REQUEST_THROTTLED" });
  expect(ask("set", { ...body, key: "cold" })[0]).toBe(204);
  const reads = Array.from({ length: 62 }, () => ask("get", { key: "hot" })[0]);
  expect(reads.indexOf(429)).toBe(61);
  clock.time += 1000;
  expect(ask("set", body)[0]).toBe(204);
});

test("a query may be behind by as much as it is told to; a get never is", () => {
  const { ask, clock } = open({ stale: { ms: 4000, random: { next: () => 0.5 } } });
  const listed = (): unknown => {
    const { data } = ask("query", {})[1];
    return Array.isArray(data) ? data.map(({ key, value }) => [key, value]) : data;
  };
  ask("set", { key: "a", value: 1 });
  expect([listed(), ask("get", { key: "a" })[1]["value"]]).toEqual([[], 1]);
  clock.time += 2000;
  expect(listed()).toEqual([["a", 1]]);
  ask("set", { key: "a", value: 2 });
  expect([listed(), ask("get", { key: "a" })[1]["value"]]).toEqual([[["a", 1]], 2]);
  clock.time += 2000;
  ask("delete", { key: "a" });
  expect([listed(), ask("get", { key: "a" })[0]]).toEqual([[["a", 2]], 404]);
  clock.time += 2000;
  expect(listed()).toEqual([]);
});

test("items of a batch may fail while the others succeed", () => {
  let item = 0;
  const { ask } = open({ losesItem: () => (item += 1) === 2 });
  const answer = ask("batch/set", [
    { key: "a", value: 1 },
    { key: "b", value: 2 },
    { key: "c", value: 3 },
  ]);
  expect(answer).toEqual([
    200,
    {
      successfulKeys: [{ key: "a" }, { key: "c" }],
      failedKeys: [{ key: "b", error: expect.objectContaining({ code: "INTERNAL_ERROR" }) }],
    },
  ]);
  expect(ask("get", { key: "b" })[0]).toBe(404);
});
