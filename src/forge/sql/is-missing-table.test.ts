import { expect, test } from "@jest/globals";
import { isMissingTable } from "./is-missing-table";

test.each([
  [{ errno: 1146 }, true],
  [{ context: { errno: 1146 } }, true],
  [{ context: { debug: { errno: 1146 } } }, true],
  [new Error("Table 'forge_1.audit_event' doesn't exist"), true],
  [{ context: { debug: { errno: 1054 } } }, false],
  [new Error("Unknown column 'x' in 'field list'"), false],
  [new Error("timeout"), false],
  ["Table 'x' doesn't exist", false],
  [null, false],
  [undefined, false],
])("%p tells of a missing table: %p", (error, wanted) => {
  expect(isMissingTable(error)).toBe(wanted);
});
