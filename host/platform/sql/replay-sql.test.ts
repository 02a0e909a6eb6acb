import { expect, test } from "@jest/globals";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createEmbeddedSql } from "./embedded-sql";
import { createMysqlSql } from "./mysql-sql";
import { recordSql } from "./record-sql";
import { replaySql } from "./replay-sql";
import { startMariadb } from "./start-mariadb";

const clock = { now: () => 0 };
const statements: ReadonlyArray<readonly [string, ReadonlyArray<string | number>]> = [
  ["create table if not exists r (id bigint not null, n int not null, primary key (id))", []],
  [
    "insert into r (id, n) values (?, ?), (?, ?) on duplicate key update n = values(n)",
    [1, 10, 2, 20],
  ],
  [
    "insert into r (id, n) values (?, ?), (?, ?) on duplicate key update n = values(n)",
    [1, 10, 3, 30],
  ],
  ["select id, n from r", []],
  ["insert into r (id, n) values (?, ?)", [1, 1]],
];

const record = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), "record-"));
  const file = join(folder, "sql.jsonl");
  const engine = recordSql(createEmbeddedSql({ clock }), file);
  for (const [query, params] of statements) await engine.execute(query, params);
  await engine.close();
  const recording = await readFile(file, "utf8");
  await rm(folder, { recursive: true });
  return recording;
};

test("a recording replays alike on the embedded engine and on a server", async () => {
  const mariadb = await startMariadb();
  const first = createEmbeddedSql({ clock });
  const second =
    mariadb === undefined
      ? createEmbeddedSql({ clock, mode: "worker" })
      : await createMysqlSql({ url: mariadb.url });
  expect(await replaySql(await record(), first, second)).toEqual({
    statements: 5,
    distinct: 4,
    compared: 5,
    disagreements: [],
  });
  await first.close();
  await second.close();
  await mariadb?.stop();
}, 60_000);

test("a difference in rows, counts or errors is told", async () => {
  const first = createEmbeddedSql({ clock });
  const second = createEmbeddedSql({ clock });
  await second.execute("create table r (id bigint not null, n int not null, primary key (id))");
  await second.execute("insert into r (id, n) values (9, 9)");
  await second.execute("insert into r (id, n) values (3, 30)");
  const { disagreements } = await replaySql(await record(), first, second);
  expect(disagreements.map(({ query }) => query.split(" ")[0])).toEqual(["insert", "select"]);
  await first.close();
  await second.close();
});
