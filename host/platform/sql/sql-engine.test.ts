import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { createEmbeddedSql } from "./embedded-sql";
import { createMysqlSql } from "./mysql-sql";
import type { SqlEngine, SqlOutcome, SqlParam } from "./sql-engine";
import { startMariadb, type Mariadb } from "./start-mariadb";

const clock = { now: () => Date.UTC(2026, 0, 2, 3, 4, 5) };

/** What is expected of a statement: rows, a count of affected rows, or MySQL's error number. */
type Wanted = ReadonlyArray<object> | number | { readonly errno: number };
type Step = readonly [query: string, params: ReadonlyArray<SqlParam>, wanted: Wanted];

const T =
  "create table if not exists `t` (`k` binary(2) not null, `a` bigint not null, `n` int not null default 5, `s` varchar(5) not null default '', `tx` mediumtext null, primary key (`a`, `k`), unique key `uq` (`k`), key `ix` (`n`, `a`)) default charset=utf8mb4 collate=utf8mb4_bin";
const FILL =
  "insert into t (k, a, n, s) values (unhex('0001'), 1, 10, 'a'), (unhex('0002'), 2, 20, 'B%'), (unhex('0003'), 3, 30, 'b')";
const fresh: ReadonlyArray<Step> = [
  ["drop table if exists t", [], 0],
  [T, [], 0],
  [FILL, [], 3],
];

const scenes: Readonly<Record<string, ReadonlyArray<Step>>> = {
  "counts an upsert as 1 inserted, 2 changed, 0 left as it was": [
    ...fresh,
    ["insert into t (k, a) values (unhex(?), ?) on duplicate key update k = k", ["0004", 4], 1],
    ["insert into t (k, a) values (unhex(?), ?) on duplicate key update k = k", ["0004", 4], 0],
    [
      "insert into t (k, a, n) values (unhex(?), ?, ?) on duplicate key update n = n + values(n)",
      ["0004", 4, 2],
      2,
    ],
    [
      "insert into t (k, a, n) values (unhex(?), ?, ?), (unhex(?), ?, ?) on duplicate key update n = values(n)",
      ["0004", 4, 7, "0005", 5, 9],
      1,
    ],
    [
      "insert into t (k, a, n) values (unhex(?), ?, ?), (unhex(?), ?, ?) on duplicate key update n = values(n)",
      ["0004", 4, 8, "0006", 6, 9],
      3,
    ],
    [
      "select a, n from t where a > 3 order by a",
      [],
      [
        { a: "4", n: 8 },
        { a: "5", n: 9 },
        { a: "6", n: 9 },
      ],
    ],
  ],
  "counts only the rows that an update changed": [
    ...fresh,
    ["update t set n = 20 where a in (?, ?)", [1, 2], 1],
    ["update t set n = 20 where a in (?, ?)", [1, 2], 0],
    ["update t set n = n + 1, s = ? where a = ? and n = ?", ["x", 1, 20], 1],
    ["update t set n = n + 1, s = ? where a = ? and n = ?", ["x", 1, 20], 0],
    ["update t set n = 0 where a > 0 order by a desc limit 2", [], 2],
    [
      "select a, n, s from t order by a",
      [],
      [
        { a: "1", n: 21, s: "x" },
        { a: "2", n: 0, s: "B%" },
        { a: "3", n: 0, s: "b" },
      ],
    ],
  ],
  "deletes in order and up to a limit": [
    ...fresh,
    ["delete from t where a < ? order by a limit 2", [10], 2],
    ["select a from t", [], [{ a: "3" }]],
    ["delete from t", [], 1],
    ["delete from t", [], 0],
  ],
  "replaces a row as one insert and one delete": [
    ...fresh,
    ["replace into t (k, a, n, s, tx) values (unhex('0003'), 3, 1, 'x', null)", [], 2],
    ["replace into t (k, a, n, s, tx) values (unhex('0009'), 9, 1, 'x', null)", [], 1],
    ["select count(*) as c from t", [], [{ c: "4" }]],
  ],
  "inserts from a select, with and without an upsert": [
    ...fresh,
    ["insert into t (k, a, n) select unhex('0007'), max(a) + 1, count(*) from t", [], 1],
    [
      "insert into t (k, a, n) select k, a, n + 1 from t where a <= 2 on duplicate key update n = values(n)",
      [],
      4,
    ],
    ["select n from t order by a", [], [{ n: 11 }, { n: 21 }, { n: 30 }, { n: 3 }]],
  ],
  "sends BIGINT, DECIMAL and computed integers as text, smaller columns as numbers": [
    ...fresh,
    [
      "select a, n, s, a + 1 as a1, n + 1 as n1, count(*) as c, sum(n) as s1, avg(n) as v, max(n) as m, min(a) as i from t where a = 1 group by a, n, s",
      [],
      [{ a: "1", n: 10, s: "a", a1: "2", n1: "11", c: "1", s1: "10", v: "10.0000", m: 10, i: "1" }],
    ],
    [
      "select sum(n) as s, max(n) as m, count(*) as c from t where a > 100",
      [],
      [{ s: null, m: null, c: "0" }],
    ],
    [
      "select 7 div 2 as d, 7 / 2 as e, -7 % 3 as f, coalesce(null, 1) as g, greatest(1, 2) as h, least(3, 2) as l",
      [],
      [{ d: "3", e: "3.5000", f: "-1", g: "1", h: "2", l: "2" }],
    ],
    [
      "select case when n > 15 then 1 else 0 end as big, n > 15 as cmp from t order by a",
      [],
      [
        { big: "0", cmp: "0" },
        { big: "1", cmp: "1" },
        { big: "1", cmp: "1" },
      ],
    ],
    [
      "select sum(case when n > 15 then 1 else 0 end) as big, sum(n > 15) as also from t",
      [],
      [{ big: "2", also: "2" }],
    ],
    [
      "select x.c from (select n, count(*) as c from t group by n) x where x.n = 10",
      [],
      [{ c: "1" }],
    ],
    [
      "select x.n from (select n from t where a = 1 union all select n from t where a = 2) x order by x.n",
      [],
      [{ n: 10 }, { n: 20 }],
    ],
    [
      "select floor(a / 2) as b, count(*) as c from t group by b order by b",
      [],
      [
        { b: "0", c: "1" },
        { b: "1", c: "2" },
      ],
    ],
  ],
  "handles text and bytes as utf8mb4_bin does": [
    ...fresh,
    ["select s from t where s like ? escape '!'", ["B!%"], [{ s: "B%" }]],
    ["select s from t where s like ?", ["b%"], [{ s: "b" }]],
    ["select s from t where s like ?", ["B\\%"], [{ s: "B%" }]],
    ["select s from t where s like ?", ["_"], [{ s: "a" }, { s: "b" }]],
    [
      "select s from t where lower(s) like concat('%', ?, '%') and s not like ? order by s",
      ["b", "%!%"],
      [{ s: "B%" }, { s: "b" }],
    ],
    [
      "select length('é') as l, char_length('é') as m, substring('abcdef', 2, 3) as n, hex('az') as h, hex(255) as i",
      [],
      [{ l: "2", m: "1", n: "bcd", h: "617A", i: "FF" }],
    ],
    [
      "select hex(k) as k from t where k in (unhex(?), unhex(?)) order by k",
      ["0001", "0003"],
      [{ k: "0001" }, { k: "0003" }],
    ],
    [
      "select hex(k) as k from t where k > unhex(?) order by a",
      ["0001"],
      [{ k: "0002" }, { k: "0003" }],
    ],
    ["select s from t where s = 'it''s' or s = 'a\\'b' or s = ?", ["a"], [{ s: "a" }]],
    ["update t set s = ? where a = 1", ["é😀'\"\\"], 1],
    ["select s, char_length(s) as c from t where a = 1", [], [{ s: "é😀'\"\\", c: "5" }]],
  ],
  "joins, nests, groups and pages": [
    ...fresh,
    [
      "select e.a, u.n from t as e left join t as u on u.a = e.a + 1 order by e.a",
      [],
      [
        { a: "1", n: 20 },
        { a: "2", n: 30 },
        { a: "3", n: null },
      ],
    ],
    [
      "select a from t where a <= ? and (a < ? or k < unhex(?)) order by a desc, k desc limit 2",
      [3, 3, "0003"],
      [{ a: "2" }, { a: "1" }],
    ],
    ["select a from t where a = ? or a = ? and n = ?", [1, 2, 999], [{ a: "1" }]],
    ["select a from t where a = ? and n = ? or a = ?", [1, 999, 3], [{ a: "3" }]],
    ["select a from t where (a = ? or a = ?) and n = ?", [1, 2, 20], [{ a: "2" }]],
    [
      "select a from t where not a = ? and n = ? or a = ? and not (n = ? or n = ?) order by a",
      [1, 30, 1, 5, 6],
      [{ a: "1" }, { a: "3" }],
    ],
    [
      "select a from t where a = 1 or (a = 2 or a = 3) and n = 30 order by a",
      [],
      [{ a: "1" }, { a: "3" }],
    ],
    ["select a from t where not (a = ? or a = ?)", [1, 2], [{ a: "3" }]],
    [
      "select a from t where exists (select 1 from t as y where y.a = t.a + 1 and y.n > ?) order by a",
      [10],
      [{ a: "1" }, { a: "2" }],
    ],
    ["select a from t where a not in (select a from t where n > 10)", [], [{ a: "1" }]],
    [
      "select n div 20 as g, count(*) as c from t group by n div 20 having count(*) > 1",
      [],
      [{ g: "1", c: "2" }],
    ],
    ["select a from t union all select n from t order by a limit 2", [], [{ a: "1" }, { a: "2" }]],
    ["select distinct n div 20 as g from t order by g desc", [], [{ g: "1" }, { g: "0" }]],
    ["select a from t where n between ? and ? order by a limit 1 offset 1", [10, 20], [{ a: "2" }]],
    ["select count(distinct n) as c from t", [], [{ c: "3" }]],
    ["with x as (select a from t where a > 1) select count(*) as c from x", [], [{ c: "2" }]],
  ],
  "refuses what strict mode refuses, with the same error": [
    ...fresh,
    ["insert into t (k, a, s) values (unhex('0009'), 9, 'toolong')", [], { errno: 1406 }],
    ["insert into t (k, a) values (unhex('000900'), 9)", [], { errno: 1406 }],
    ["insert into t (k, a, s) values (unhex('0009'), 9, null)", [], { errno: 1048 }],
    ["insert into t (a) values (9)", [], { errno: 1364 }],
    ["insert into t (k, a) values (unhex('0003'), 4)", [], { errno: 1062 }],
    ["insert into t (k, a, n) values (unhex('0009'), 9, 3000000000)", [], { errno: 1264 }],
    ["update t set s = 'toolong' where a = 1", [], { errno: 1406 }],
    ["update t set a = 2, k = unhex(?) where a = 1", ["0002"], { errno: 1062 }],
    ["select * from nope", [], { errno: 1146 }],
    ["select zz from t", [], { errno: 1054 }],
    ["selec 1", [], { errno: 1064 }],
    ["select a, count(*) from t group by n", [], { errno: 1055 }],
    ["select t.a from t join t as u on u.n = t.n where n = 1", [], { errno: 1052 }],
    ["create table t (a int)", [], { errno: 1050 }],
    ["select count(*) as c from t", [], [{ c: "3" }]],
  ],
  "changes a table": [
    ...fresh,
    ["alter table t add column z int not null default 0", [], 0],
    ["alter table t add column z int not null default 0", [], { errno: 1060 }],
    ["select z from t where a = 1", [], [{ z: 0 }]],
    ["create index iz on t (z)", [], 0],
    ["alter table t drop column tx", [], 0],
    ["select count(*) as c from t", [], [{ c: "3" }]],
    ["truncate table t", [], 0],
    ["drop table t", [], 0],
    ["drop table if exists t", [], 0],
  ],
  "runs the statements of the migration runner of @forge/sql": [
    ["drop table if exists __migrations", [], 0],
    [
      "CREATE TABLE IF NOT EXISTS __migrations (id BIGINT PRIMARY KEY AUTO_INCREMENT, name VARCHAR(255) NOT NULL, migratedAt TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP);",
      [],
      0,
    ],
    ["INSERT INTO __migrations (name) VALUES (?);", ["v1"], 1],
    ["SELECT id, name FROM __migrations;", [], [{ id: "1", name: "v1" }]],
  ],
};

const summary = (outcome: SqlOutcome): unknown => {
  switch (outcome.kind) {
    case "rows":
      return outcome.rows;
    case "written":
      return outcome.affectedRows;
    case "failed":
      return outcome.errno === undefined ? outcome.message : { errno: outcome.errno };
  }
};

const play = async (engine: SqlEngine, steps: ReadonlyArray<Step>): Promise<void> => {
  for (const [query, params, wanted] of steps) {
    const got = summary(await engine.execute(query, params));
    expect({ query, got }).toEqual({ query, got: wanted });
  }
};

for (const mode of ["inline", "worker"] as const) {
  test.each(Object.entries(scenes))(`embedded engine, ${mode}: %s`, async (_name, steps) => {
    const engine = createEmbeddedSql({ clock, mode });
    await play(engine, steps);
    await engine.close();
  });
}

let mariadb: Mariadb | undefined;
let server: SqlEngine | undefined;

beforeAll(async () => {
  const url = process.env["AUDIT_STREAM_TEST_MYSQL"];
  mariadb = url === undefined ? await startMariadb() : undefined;
  const target = url ?? mariadb?.url;
  if (target !== undefined) server = await createMysqlSql({ url: target });
}, 60_000);

afterAll(async () => {
  await server?.close();
  await mariadb?.stop();
});

test("a MySQL server is at hand where it must be", () => {
  if (server === undefined)
    console.warn(
      "No MySQL server found (AUDIT_STREAM_TEST_MYSQL or mariadbd): the suite ran on the embedded engine only.",
    );
  expect(server !== undefined || process.env["CI"] === undefined).toBe(true);
});

test.each(Object.entries(scenes))("MySQL server: %s", async (_name, steps) => {
  if (server !== undefined) await play(server, steps);
  expect(steps.length).toBeGreaterThan(0);
});

test("the count of matched rows can be had instead, as clients with FOUND_ROWS get it", async () => {
  const engines = [createEmbeddedSql({ clock, affectedRows: "found" })];
  const url = process.env["AUDIT_STREAM_TEST_MYSQL"] ?? mariadb?.url;
  if (url !== undefined) engines.push(await createMysqlSql({ url, affectedRows: "found" }));
  for (const engine of engines) {
    await play(engine, [
      ...fresh,
      ["update t set n = 20 where a in (1, 2)", [], 2],
      ["insert into t (k, a) values (unhex('0001'), 1) on duplicate key update k = k", [], 1],
    ]);
    await engine.close();
  }
});

test.each([
  ["insert ignore into t (a) values (1)", "IGNORE"],
  ["select 1; select 2", "only one statement"],
  ["select sleep(1)", "SLEEP"],
  ["set a = 1", "SET"],
  ["start transaction", "TRANSACTION"],
  ["select a from t limit ?", "LIMIT"],
  ["update t set a = a + 1, n = a", "changed before"],
  ["select s from t where s = 5", "floating point"],
])("the embedded engine refuses %s and says why", async (query, why) => {
  const engine = createEmbeddedSql({ clock });
  await engine.execute(T);
  const outcome = await engine.execute(query, query.includes("?") ? [1] : []);
  expect(outcome).toMatchObject({ kind: "failed", message: expect.stringContaining(why) });
  await engine.close();
});

test("replacing a row by itself counts one row, as in MySQL and TiDB (MariaDB says two)", async () => {
  const engine = createEmbeddedSql({ clock });
  const replace = "replace into t (k, a, n, s, tx) values (unhex('0003'), 3, 30, 'b', null)";
  await play(engine, [...fresh, [replace, [], 1]]);
  await engine.close();
});

test("a number bound where text is compared is refused", async () => {
  const engine = createEmbeddedSql({ clock });
  await engine.execute(T);
  expect(await engine.execute("select a from t where s = ?", [5])).toMatchObject({
    kind: "failed",
    code: "INVALID_SQL_QUERY",
  });
  await engine.close();
});

test("the sizes of tables grow with what is in them", async () => {
  const engine = createEmbeddedSql({ clock });
  await engine.execute(T);
  const size =
    "select data_length + index_length as n from information_schema.tables where table_schema = database() and table_name = ?";
  const before = await engine.execute(size, ["t"]);
  const rows = Array.from(
    { length: 2000 },
    (_, index) => `(unhex('${index.toString(16).padStart(4, "0")}'), ${index}, 1, 'abc')`,
  );
  await engine.execute(`insert into t (k, a, n, s) values ${rows.join(", ")}`);
  const after = await engine.execute(size, ["t"]);
  const bytes = (outcome: SqlOutcome): number =>
    outcome.kind === "rows" ? Number(outcome.rows[0]?.["n"]) : NaN;
  expect(bytes(after) - bytes(before)).toBeGreaterThan(50_000);
  await engine.close();
});

test("a server ends statements that take too long or too much memory", async () => {
  const url = process.env["AUDIT_STREAM_TEST_MYSQL"] ?? mariadb?.url;
  const hasty = url === undefined ? undefined : await createMysqlSql({ url, timeoutMs: () => 200 });
  const late = await hasty?.execute("select sleep(2) as a");
  await hasty?.close();
  const narrow =
    url === undefined ? undefined : await createMysqlSql({ url, memoryBytes: 16 * 1024 * 1024 });
  const large = await narrow?.execute(
    `select count(*) as n from (select distinct cast(repeat(concat(a.t, b.t, c.t), 30) as char(200)) as s from ${["a", "b", "c"].map((name) => `(${DIGITS}) as ${name}`).join(", ")}) as d`,
  );
  await narrow?.close();
  expect(late ?? timedOut).toEqual(timedOut);
  expect(large ?? outOfMemory).toEqual(outOfMemory);
});

const DIGITS = Array.from({ length: 40 }, (_, n) => `select '${n}' as t`).join(" union all ");
const timedOut = expect.objectContaining({ kind: "failed", code: "QUERY_TIMED_OUT" });
const outOfMemory = expect.objectContaining({ kind: "failed", errno: 8175 });
