import { expect, test } from "@jest/globals";
import { mapTexts } from "./map-texts";

test("changes texts and names at any depth, and nothing else", () => {
  const value = { a: ["b", 1, null, true, { c: "d" }], __e: "f" };
  expect(mapTexts(value, (text) => text.toUpperCase())).toEqual({
    A: ["B", 1, null, true, { C: "D" }],
    __E: "F",
  });
});

test("makes a property of a name that objects inherit", () => {
  const value: unknown = JSON.parse('{"__proto__":{"x":"y"}}');
  expect(JSON.stringify(mapTexts(value, (text) => text))).toBe('{"__proto__":{"x":"y"}}');
});
