import { expect, test } from "@jest/globals";
import { readGroup } from "./read-group";

test.each([
  ['["557058:ada","192.0.2.1"]', ["557058:ada", "192.0.2.1"]],
  ['[""]', []],
  ["[]", []],
  ["", []],
  ["org-audit-log", ["org-audit-log"]],
  ['["cut off', ['["cut off']],
  ["7", ["7"]],
])("%s keeps %j", (dedupKey, values) => {
  expect(readGroup(dedupKey)).toEqual(values);
});
