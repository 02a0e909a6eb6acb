import { expect, test } from "@jest/globals";
import { createSqlSilenced } from "./silenced";
import { createStatements } from "./statements";

const failing = (error: Error) =>
  createSqlSilenced(
    createStatements({ execute: () => Promise.reject(error), migrate: async () => undefined }),
  );
const missing = Object.assign(new Error("Table 'silenced' doesn't exist"), { errno: 1146 });
const silenced = { suppressionId: "s-1", eventKey: "0".repeat(32), occurredAt: 1 };

test("nothing has been silenced before its table is made, and what is silenced then waits for it", async () => {
  expect(await failing(missing).counts()).toEqual(new Map());
  await expect(failing(missing).add([silenced])).rejects.toThrow("Some tables are not made yet");
});

test("a database that fails is not taken for an empty one", async () => {
  await expect(failing(new Error("Query timed out")).counts()).rejects.toThrow("timed out");
});
