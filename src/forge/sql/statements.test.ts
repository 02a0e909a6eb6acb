import { expect, test } from "@jest/globals";
import { createStatements, type Execute } from "./statements";

const missing = Object.assign(new Error("Table 'app.actor' doesn't exist"), {
  context: { debug: { errno: 1146 } },
});

test("creates the tables and tries once more where one is missing", async () => {
  const { statements, calls } = play([missing, [{ name: "Ada" }]]);
  expect(await statements.rows(names(statements))).toEqual([{ name: "Ada" }]);
  expect(calls).toEqual(["execute", "migrate", "execute"]);
});

test("gives up where the table is still missing, so that a loop of statements costs no loop of migrations", async () => {
  const { statements, calls } = play([missing, missing]);
  await expect(statements.rows(names(statements))).rejects.toMatchObject({
    name: "TablesNotReady",
    cause: missing,
  });
  expect(calls).toEqual(["execute", "migrate", "execute"]);
});

test("lets every other failure through", async () => {
  const failure = new Error("Lock wait timeout exceeded");
  const { statements, calls } = play([failure]);
  await expect(statements.rows(names(statements))).rejects.toBe(failure);
  expect(calls).toEqual(["execute"]);
});

test("answers the rows that a change affected", async () => {
  const { statements } = play([{ affectedRows: 3 }]);
  expect(await statements.change(statements.db.deleteFrom("actor"))).toBe(3);
});

test("binds values as parameters and never writes them into the statement", async () => {
  const sent: Array<readonly [string, ReadonlyArray<unknown>]> = [];
  const statements = createStatements({
    migrate: async () => {},
    execute: async (query, params) => {
      sent.push([query, params]);
      return [];
    },
  });
  await statements.rows(names(statements).where("name", "=", "' OR 1=1"));
  expect(sent).toEqual([["select `name` from `actor` where `name` = ?", ["' OR 1=1"]]]);
});

test.each([[{ affectedRows: 1 }], [undefined], ["rows"]])(
  "takes %p for no rows and says so",
  async (answer) => {
    const { statements } = play([answer]);
    await expect(statements.rows(names(statements))).rejects.toThrow("not answered with rows");
  },
);

function names(statements: ReturnType<typeof play>["statements"]) {
  return statements.db.selectFrom("actor").select("name");
}

function play(answers: ReadonlyArray<unknown>) {
  const left = [...answers];
  const calls: Array<string> = [];
  const execute: Execute = async () => {
    calls.push("execute");
    const answer = left.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const migrate = async () => {
    calls.push("migrate");
  };
  return { statements: createStatements({ execute, migrate }), calls };
}
