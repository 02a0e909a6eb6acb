import { expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { excerpt } from "./excerpt";

test("leaves a short line as it is", () => {
  expect(excerpt("Zoë added 王 to 🚒", 100)).toBe("Zoë added 王 to 🚒");
});

test("says how many characters were cut off", () => {
  expect(excerpt("abcdefghijklmnopqrstuvwxyz", 20)).toBe("abcdefghijklm… (+13)");
  expect(excerpt("x".repeat(1_000_000), 30)).toBe(`${"x".repeat(18)}… (+999,982)`);
});

test("makes one line of many and drops what hides or turns text", () => {
  expect(excerpt("a\r\nb\u0000\u001b[31mc\u202ed\u2028e\ud800", 100)).toBe("a b [31mc d e\ufffd");
});

test("never splits a code point", () => {
  expect(excerpt("🚒".repeat(20), 20)).toBe("🚒🚒🚒🚒🚒🚒… (+14)");
});

test("keeps to the limit and stays well formed, whatever the text", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", maxLength: 300 }),
      fc.integer({ min: 12, max: 200 }),
      (text, limit) => {
        const line = excerpt(text, limit);
        expect(line.length).toBeLessThanOrEqual(limit);
        expect(line.isWellFormed()).toBe(true);
        expect(line).not.toMatch(/[\n\r]/);
      },
    ),
  );
});
