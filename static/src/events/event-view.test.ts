import { expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { EventFilter } from "#contract";
import { eventFilter } from "./event-filter";
import { readEventView } from "./read-event-view";
import { spans, type Span } from "../time/time-range";
import { writeEventView } from "./write-event-view";

const now = Date.UTC(2026, 10, 24, 8);
const value = fc.string({ minLength: 1, maxLength: 20, unit: "grapheme" });
const values = fc.uniqueArray(value, { maxLength: 5 });
const moment = fc.option(fc.integer({ min: 0, max: now }));
const spanNames: Span[] = ["1h", "24h", "7d", "30d", "90d", "all"];

const view = fc.record({
  actions: values,
  products: values,
  actors: values,
  countries: values,
  outcomes: fc.uniqueArray(fc.constantFrom("success" as const, "failure" as const)),
  ip: fc.constantFrom("", "192.0.2.1", "192.0.2.0/24", "2001:db8::/32"),
  text: value.map((text) => text.trim()),
  range: fc.oneof(
    fc.constantFrom(...spanNames).map((span) => ({ kind: "last" as const, span })),
    fc
      .record({ from: moment, to: moment })
      .filter(({ from, to }) => from !== null || to !== null)
      .map((ends) => ({ kind: "between" as const, ...ends })),
  ),
});

test("a view survives its way through the address", () => {
  fc.assert(
    fc.property(view, (seen) => {
      const address = writeEventView(seen).toString();
      expect(readEventView(new URLSearchParams(address))).toEqual(seen);
    }),
  );
});

test("every view asks for something that the app takes", () => {
  fc.assert(
    fc.property(view, (seen) => {
      expect(EventFilter.safeParse(eventFilter(seen, now)).error).toBeUndefined();
    }),
  );
});

test("whatever the address says, the view asks for something that the app takes", () => {
  const names = fc.constantFrom("action", "actor", "outcome", "ip", "text", "last", "from", "to");
  fc.assert(
    fc.property(fc.array(fc.tuple(names, fc.string({ maxLength: 300 }))), (pairs) => {
      const seen = readEventView(new URLSearchParams(pairs));
      expect(EventFilter.safeParse(eventFilter(seen, now)).error).toBeUndefined();
    }),
  );
});

test.each(spanNames)("%s reaches back as far as it says", (span) => {
  const seen = readEventView(new URLSearchParams({ last: span }));
  const back = spans[span];
  expect(eventFilter(seen, now)).toEqual(back === null ? {} : { from: now - back });
});

test("a bare address shows the last seven days", () => {
  expect(readEventView(new URLSearchParams()).range).toEqual({ kind: "last", span: "7d" });
});
