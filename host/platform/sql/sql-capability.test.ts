import { expect, test } from "@jest/globals";
import { createSqlCapability } from "./sql-capability";
import type { SqlEngine, SqlOutcome } from "./sql-engine";

const engine = (outcome: SqlOutcome): SqlEngine => ({
  execute: async () => outcome,
  close: async () => undefined,
});
const written: SqlOutcome = { kind: "written", affectedRows: 1, insertId: 0 };

const open = (outcome: SqlOutcome = written) => {
  const clock = { time: 0, now: () => clock.time };
  const sql = createSqlCapability(engine(outcome), clock);
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
