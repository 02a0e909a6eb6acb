import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { createRandom, type Random } from "../../random";
import { createEmbeddedSql } from "./embedded-sql";
import { createMysqlSql } from "./mysql-sql";
import type { SqlEngine } from "./sql-engine";
import { startMariadb, type Mariadb } from "./start-mariadb";

/** Random expressions, without the parentheses that would hide a wrong rank of operators. */
const number = (random: Random, depth: number): string => {
  const sub = (): string => number(random, depth - 1);
  if (depth <= 0 || random.chance(0.3)) return random.pick(["x", "y", "z", "1", "2", "7", "-3"]);
  return random.pick([
    () => `${sub()} ${random.pick(["+", "-", "*", "div", "%"])} ${sub()}`,
    () => `(${sub()} - ${sub()})`,
    () => `coalesce(${sub()}, ${sub()})`,
    () => `greatest(${sub()}, ${sub()})`,
    () => `case when ${condition(random, depth - 1)} then ${sub()} else ${sub()} end`,
    () => `floor(${sub()} / ${number(random, 0)})`,
  ])();
};

const condition = (random: Random, depth: number): string => {
  const leaf = (): string => number(random, 0);
  const sub = (): string => condition(random, depth - 1);
  if (depth <= 0 || random.chance(0.2))
    return `${leaf()} ${random.pick(["=", "<>", "<", "<=", ">", ">="])} ${leaf()}`;
  return random.pick([
    () => `${sub()} and ${sub()}`,
    () => `${sub()} or ${sub()}`,
    () => `not (${sub()})`,
    () => `(${sub()})`,
    () => `${number(random, depth - 1)} in (${leaf()}, ${leaf()})`,
    () => `${number(random, depth - 1)} between ${leaf()} and ${leaf()}`,
    () => `${leaf()} is ${random.pick(["", "not "])}null`,
    () => `s ${random.pick(["", "not "])}like '%a%'`,
  ])();
};

let mariadb: Mariadb | undefined;
const engines: SqlEngine[] = [];

beforeAll(async () => {
  const url = process.env["AUDIT_STREAM_TEST_MYSQL"];
  mariadb = url === undefined ? await startMariadb() : undefined;
  const target = url ?? mariadb?.url;
  engines.push(createEmbeddedSql({ clock: { now: () => 0 } }));
  engines.push(
    target === undefined
      ? createEmbeddedSql({ clock: { now: () => 0 } })
      : await createMysqlSql({ url: target }),
  );
  if (target === undefined)
    console.warn("No MySQL server found: agreement with one was not tested.");
  for (const engine of engines) {
    await engine.execute("drop table if exists f");
    await engine.execute(
      "create table f (x int not null, y bigint not null, z int null, s varchar(9) not null, primary key (x))",
    );
    await engine.execute(
      "insert into f values (1, 5, null, 'a'), (2, -3, 4, 'B'), (3, 0, 7, 'ab'), (4, 9, null, '')",
    );
  }
}, 60_000);

afterAll(async () => {
  for (const engine of engines) await engine.close();
  await mariadb?.stop();
});

test("random expressions and conditions give the same rows on the embedded engine and on a server", async () => {
  expect(
    mariadb !== undefined ||
      process.env["AUDIT_STREAM_TEST_MYSQL"] !== undefined ||
      process.env["CI"] === undefined,
  ).toBe(true);
  const random = createRandom("sql agreement");
  for (let round = 0; round < 400; round += 1) {
    const query = random.chance(0.5)
      ? `select x from f where ${condition(random, 3)} order by x`
      : `select x, ${number(random, 3)} as v from f order by x`;
    const [first, second] = [await engines[0]?.execute(query), await engines[1]?.execute(query)];
    expect({ query, ...first }).toEqual({ query, ...second });
    expect(first?.kind).toBe("rows");
  }
}, 60_000);
