import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { hashId } from "./hash-id";

test("makes numbers that JSON and BIGINT hold exactly", () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.string())), (parts) => {
      const id = hashId(...parts);
      expect(Number.isSafeInteger(id) && id >= 0 && id < 2 ** 52).toBe(true);
      expect(hashId(...parts)).toBe(id);
    }),
  );
});

test("tells apart what would be the same when joined, or the same as null", () => {
  const ids = [hashId("ab", "c"), hashId("a", "bc"), hashId("abc"), hashId(null), hashId("null")];
  expect(new Set(ids).size).toBe(ids.length);
});
