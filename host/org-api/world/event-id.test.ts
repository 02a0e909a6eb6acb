import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { createRandom } from "../../random";
import { blockOfEventId, toEventId } from "./event-id";

test("an event id says which block it is in", () => {
  fc.assert(
    fc.property(fc.integer({ min: -9000, max: 90_000 }), fc.string(), (block, seed) => {
      expect(blockOfEventId(toEventId(block, createRandom(seed)))).toBe(block);
    }),
  );
});

test("ids do not repeat, and not all of them are UUIDs", () => {
  const random = createRandom("ids");
  const ids = Array.from({ length: 20_000 }, (_, index) => toEventId(index % 7, random));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.some((id) => id.startsWith("evt_"))).toBe(true);
});
