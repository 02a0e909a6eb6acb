import { expect, test } from "@jest/globals";
import { createSqlCapability } from "./sql-capability";
import type { SqlEngine, SqlOutcome } from "./sql-engine";

const engine = (outcome: SqlOutcome, run: () => void, room: number): SqlEngine => ({
  execute: async (query) => {
    if (query.includes("information_schema")) return { kind: "rows", rows: [{ n: String(room) }] };
    run();
    return outcome;
  },
  close: async () => undefined,
});
const written: SqlOutcome = { kind: "written", affectedRows: 1, insertId: 0 };

const open = (
  outcome: SqlOutcome = written,
  { queryMs, room = 0 }: { readonly queryMs?: number; readonly room?: number } = {},
) => {
  const clock = { time: 0, now: () => clock.time };
  let real = 0;
  const sql = createSqlCapability({
    engine: engine(outcome, () => (real += queryMs ?? 0), room),
    clock,
    environment: "DEVELOPMENT",
    ...(queryMs === undefined ? {} : { stopwatch: () => real }),
  });
  const ask = async (
    query: string,
    path = "/api/v1/execute",
    bytes = 100,
  ): Promise<readonly [number, unknown]> => {
    const { status, body } = await sql.handle(path, { query, params: [], method: "all" }, bytes);
    return [status, JSON.parse(body)];
  };
  return { clock, ask };
};

test.each([
  ["a request above 1 MiB", "select 1", "/api/v1/execute", 1024 * 1024 + 1, 413],
  ["DDL where statements of data belong", "create table t (a int)", "/api/v1/execute", 100, 400],
  ["an unknown path", "select 1", "/api/v2/execute", 100, 404],
])("refuses %s", async (_what, query, path, bytes, status) => {
  expect((await open().ask(query, path, bytes))[0]).toBe(status);
});

test.each([
  ["select SLEEP(1)", "SQL_POLICY_VIOLATION"],
  ["select sha2 ('a', 256)", "SQL_POLICY_VIOLATION"],
  ["lock tables t write", "SQL_POLICY_VIOLATION"],
  ["start transaction", "INVALID_SQL_QUERY"],
  ["set @a = 1", "INVALID_SQL_QUERY"],
  ["show variables", "INVALID_SQL_QUERY"],
])("the query policy refuses %s", async (query, code) => {
  expect(await open().ask(query)).toEqual([400, expect.objectContaining({ code })]);
});

test("the query policy leaves alone what only reads like something that it forbids", async () => {
  const { ask } = open();
  for (const query of [
    "select 'sleep(1)', `sleep` from t -- sleep(1)",
    "show tables",
    "update t set a = 1",
    "select asleep(1)",
  ])
    expect([query, (await ask(query))[0]]).toEqual([query, 200]);
});

test("takes 62.5 s of query time a minute, where it is measured", async () => {
  const { ask, clock } = open(written, { queryMs: 5000 });
  const statuses: number[] = [];
  for (let n = 0; n < 14; n += 1) statuses.push((await ask("select 1"))[0]);
  expect(statuses.indexOf(429)).toBe(13);
  clock.time = 60_000;
  expect((await ask("select 1"))[0]).toBe(200);
});

test("takes 200 tables", async () => {
  const create = async (room: number): Promise<number> =>
    (await open(written, { room }).ask("create table t (a int)", "/api/v1/execute/ddl"))[0];
  expect([await create(199), await create(200)]).toEqual([200, 400]);
});

test("takes 128 MiB in development, measured every five minutes; what makes room always passes", async () => {
  const { ask, clock } = open(written, { room: 128 * 1024 * 1024 });
  expect((await ask("insert into t (a) values (1)"))[0]).toBe(400);
  expect((await ask("delete from t"))[0]).toBe(200);
  expect((await ask("select 1"))[0]).toBe(200);
  clock.time = 5 * 60_000;
  expect((await ask("insert into t (a) values (1)"))[0]).toBe(400);
  const less = open(written, { room: 128 * 1024 * 1024 - 1 });
  expect((await less.ask("insert into t (a) values (1)"))[0]).toBe(200);
});

test("answers a write in the shape that @forge/sql hands on", async () => {
  const rows = {
    affectedRows: 1,
    insertId: 0,
    fieldCount: 0,
    info: "",
    serverStatus: 2,
    warningStatus: 0,
  };
  expect(await open().ask("delete from t")).toEqual([200, { rows, metadata: {} }]);
});

test("puts MySQL's error number into the context", async () => {
  const { ask } = open({
    kind: "failed",
    code: "SQL_EXECUTION_ERROR",
    message: "gone",
    errno: 1146,
    sqlState: "42S02",
  });
  expect(await ask("select 1")).toEqual([
    400,
    {
      code: "SQL_EXECUTION_ERROR",
      message: "gone",
      context: { debug: { errno: 1146, sqlState: "42S02", sqlMessage: "gone" } },
    },
  ]);
});

test("refuses a result above 4 MiB", async () => {
  expect(
    (await open({ kind: "rows", rows: [{ a: "x".repeat(4 * 1024 * 1024) }] }).ask("select 1"))[0],
  ).toBe(413);
});

test("takes 150 requests a second, and 25 of DDL a minute", async () => {
  const { ask, clock } = open();
  const count = async (times: number, query: string, path?: string): Promise<number> => {
    let taken = 0;
    for (let n = 0; n < times; n += 1) taken += (await ask(query, path))[0] === 200 ? 1 : 0;
    return taken;
  };
  expect([
    await count(160, "select 1"),
    await count(30, "create table t (a int)", "/api/v1/execute/ddl"),
  ]).toEqual([150, 25]);
  clock.time += 1000;
  expect([
    await count(1, "select 1"),
    await count(1, "create table t (a int)", "/api/v1/execute/ddl"),
  ]).toEqual([1, 0]);
});
