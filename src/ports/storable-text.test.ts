import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { storableText } from "./storable-text";

test("is well formed, without NUL, no longer than it may be, and the same again", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.array(fc.constantFrom("\uD800", "\uDC00", "\0", "🚀"), { maxLength: 9 }),
      fc.integer({ min: 0, max: 40 }),
      (text, odd, limit) => {
        const kept = storableText(odd.join(text), limit);
        expect(kept.isWellFormed()).toBe(true);
        expect(kept).not.toContain("\0");
        expect([...kept].length).toBeLessThanOrEqual(limit);
        expect(storableText(kept, limit)).toBe(kept);
        expect(storableText(odd.join(text)).startsWith(kept)).toBe(true);
      },
    ),
  );
});

test("leaves ordinary text as it is, control characters and right-to-left marks too", () => {
  for (const text of ["", "Ada", "שלום \u202E\u0007\n", "🏴‍☠️ e\u0301"])
    expect(storableText(text)).toBe(text);
});
