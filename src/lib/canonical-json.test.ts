import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { canonicalJson } from "./canonical-json";

test("the order of keys makes no difference", () => {
  expect(canonicalJson({ b: [1, { d: null, c: "ü" }], a: true })).toBe(
    canonicalJson({ a: true, b: [1, { c: "ü", d: null }] }),
  );
});

test("gives back the same value when parsed", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
      expect(JSON.parse(canonicalJson(value) ?? "")).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test("gives up on what is nested too deeply", () => {
  expect(canonicalJson(JSON.parse(`${"[".repeat(5_000)}${"]".repeat(5_000)}`))).toBeNull();
});
