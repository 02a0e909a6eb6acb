import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { readDelivery } from "./read-delivery";

const event = (id: string) => ({
  id,
  type: "events",
  attributes: { time: "2026-01-05T09:00:00Z" },
});

test.each([
  ["one event", event("a"), ["a"]],
  ["a list", [event("a"), event("b")], ["a", "b"]],
  ["a page as the API has it", { data: [event("a"), event("b")], links: {} }, ["a", "b"]],
  ["a record", { record: event("a") }, ["a"]],
  ["a record in data", { data: { record: event("a") } }, ["a"]],
  ["a batch of records", [{ data: { record: event("a") } }, { record: event("b") }], ["a", "b"]],
  ["a named batch", { events: [{ record: event("a") }] }, ["a"]],
])("finds the events in %s", (_, body, ids) => {
  expect(readDelivery(JSON.stringify(body))).toMatchObject({
    ok: true,
    value: ids.map((id) => ({ id })),
  });
});

test("hands on what it does not know, for the quarantine", () => {
  const test = { webhookEvent: "test", sentAt: 1 };
  expect(readDelivery(JSON.stringify(test))).toEqual({ ok: true, value: [test] });
  expect(readDelivery('[["x"], 7]')).toEqual({ ok: true, value: ["x", 7] });
});

test("refuses what is no JSON document", () => {
  for (const body of ["", "hello", '"text"', "7", "null", "{"]) {
    expect(readDelivery(body)).toEqual({ ok: false, failure: "The body has to be JSON." });
  }
});

test("loses no event of a list, however it is wrapped", () => {
  const wrap = fc.constantFrom(
    (one: unknown) => one,
    (one: unknown) => ({ record: one }),
    (one: unknown) => ({ data: { record: one } }),
    (one: unknown) => ({ data: one }),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.uuid(), wrap)), (events) => {
      const body = JSON.stringify(events.map(([id, wrapped]) => wrapped(event(id))));
      expect(readDelivery(body)).toMatchObject({ ok: true, value: events.map(([id]) => ({ id })) });
    }),
  );
});
