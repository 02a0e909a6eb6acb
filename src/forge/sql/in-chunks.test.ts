import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { inChunks } from "./in-chunks";

test("keeps every row in order, and each piece within the size of a request", () => {
  const rows = fc.array(
    fc.record({
      text: fc.string({ unit: "binary", maxLength: 30 }),
      times: fc.integer({ min: 1, max: 9_000 }),
    }),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 7 }), (given, maxRows) => {
      const wide = given.map(({ text, times }) => text.repeat(times));
      const chunks = inChunks(wide, maxRows);
      expect(chunks.flat()).toEqual(wide);
      for (const chunk of chunks) {
        expect(chunk.length).toBeGreaterThan(0);
        expect(chunk.length).toBeLessThanOrEqual(maxRows);
        const bytes = Buffer.byteLength(JSON.stringify(chunk));
        expect(chunk.length === 1 || bytes <= 900_000).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});

test("makes no piece of nothing", () => {
  expect(inChunks([])).toEqual([]);
});
