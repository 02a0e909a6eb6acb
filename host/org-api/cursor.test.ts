import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { readCursor, writeCursor } from "./cursor";

test("a cursor is read as it was written", () => {
  const time = fc.integer({ min: 0, max: 4e12 });
  const cursor = fc.record({
    list: fc.constantFrom("stream" as const, "events" as const),
    order: fc.constantFrom("asc" as const, "desc" as const),
    at: time,
    id: fc.string(),
    from: fc.option(time),
    to: fc.option(time),
    issued: time,
  });
  fc.assert(fc.property(cursor, (value) => expect(readCursor(writeCursor(value))).toEqual(value)));
});

test("no made-up text is a cursor", () => {
  fc.assert(fc.property(fc.string(), (text) => expect(readCursor(text)).toBeUndefined()));
});
