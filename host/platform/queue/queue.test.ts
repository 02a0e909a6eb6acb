import { expect, test } from "@jest/globals";
import type { InvocationResult } from "../../runtime/invocation-event";
import { createSeededRandom } from "../../runtime/seeded-random";
import { createVirtualClock } from "../../virtual-clock";
import type { QueueFaults } from "../faults/platform-faults";
import { createQueue } from "./queue";

const HOUR = 3_600_000;

const open = (
  result: (call: number) => InvocationResult = () => ({ success: true }),
  faults: QueueFaults = {},
) => {
  const clock = createVirtualClock(0);
  const delivered: Array<{
    readonly at: number;
    readonly message: Record<string, unknown>;
    readonly chain: number;
  }> = [];
  const queue = createQueue({
    clock,
    random: createSeededRandom("q"),
    faults,
    isLong: (name) => name === "long",
    deliver: async (_name, message, chain) => {
      delivered.push({ at: clock.now(), message: { ...message }, chain });
      return result(delivered.length);
    },
  });
  const publish = (payload: ReadonlyArray<object>, queueName = "q"): number =>
    queue.handle("/webhook/queue/publish/x", { queueName, jobId: "job", payload }).status;
  return { clock, queue, delivered, publish };
};
const event = (body: object = {}) => ({ body });

test.each([
  ["no event", [], 400],
  ["51 events", Array.from({ length: 51 }, () => event()), 400],
  ["more than 200 KB", [event({ a: "x".repeat(200 * 1024) })], 413],
  ["a delay above 900 s", [{ ...event(), delayInSeconds: 901 }], 400],
  ["50 events", Array.from({ length: 50 }, () => event()), 201],
])("a push of %s is answered %s", (_what, payload, status) => {
  expect(open().publish(payload)).toBe(status);
});

test("an event of more than 100 KB is too large for a consumer that may run long", () => {
  const { publish } = open();
  const payload = [event({ a: "x".repeat(110 * 1024) })];
  expect([publish(payload), publish(payload, "long")]).toEqual([201, 413]);
});

test("takes 500 events a minute", async () => {
  const { publish, clock } = open();
  const statuses = Array.from({ length: 11 }, () =>
    publish(Array.from({ length: 50 }, () => event())),
  );
  expect(statuses.filter((status) => status === 201).length).toBe(10);
  await clock.advance(60_000);
  expect(publish([event()])).toBe(201);
});

test("delivers after the delay and tells how a job stands", async () => {
  const { publish, clock, queue, delivered } = open();
  publish([{ ...event(), delayInSeconds: 60 }, event()]);
  const stats = (): unknown =>
    JSON.parse(queue.handle("/webhook/queue/stats/x", { jobId: "job" }).body);
  await clock.advance(59_000);
  expect([delivered.length, stats()]).toEqual([1, { success: 1, failed: 0, inProgress: 1 }]);
  await clock.advance(1000);
  expect([delivered.length, stats()]).toEqual([2, { success: 2, failed: 0, inProgress: 0 }]);
});

test("gives up an event that fails for 24 hours", async () => {
  const { publish, clock, queue, delivered } = open(() => ({
    success: false,
    error: { errorType: "FUNCTION_ERR", errorMessage: "no" },
  }));
  publish([event()]);
  await clock.advance(25 * HOUR);
  const last = delivered.at(-1)?.at ?? 0;
  expect([queue.pending(), last > 23 * HOUR, last <= 24 * HOUR]).toEqual([[], true, true]);
});

test("cancelled jobs are not delivered", async () => {
  const { publish, clock, queue, delivered } = open();
  publish([{ ...event(), delayInSeconds: 10 }]);
  expect(queue.handle("/webhook/queue/cancel/x", { jobId: "job" }).status).toBe(204);
  await clock.advance(HOUR);
  expect(delivered).toEqual([]);
});

test("may deliver twice and out of order, when told to", async () => {
  const { publish, clock, delivered } = open(undefined, { duplicate: 0.5, shuffleMs: 60_000 });
  publish(Array.from({ length: 40 }, (_, n) => event({ n })));
  await clock.advance(HOUR);
  const order = delivered.map(({ message }) => JSON.stringify(message["body"]));
  expect(new Set(order).size).toBe(40);
  expect(order.length).toBeGreaterThan(45);
  expect(order).not.toEqual(order.toSorted());
});

test("refuses the thousand and first push of a chain, over retries too", async () => {
  const { queue, delivered, clock } = open();
  const push = (chain: number): number =>
    queue.handle(
      "/webhook/queue/publish/x",
      { queueName: "q", jobId: "j", payload: [event()] },
      chain,
    ).status;
  expect([push(999), push(1000)]).toEqual([201, 405]);
  await clock.advance(1000);
  expect(delivered.map(({ chain }) => chain)).toEqual([1000]);
});

test("may deliver the second time while the first still runs, when told to", async () => {
  const { publish, clock, delivered } = open(undefined, { duplicate: 1 });
  publish(Array.from({ length: 20 }, (_, n) => event({ n })));
  await clock.advance(HOUR);
  expect(delivered).toHaveLength(40);
});

test("may deliver a quarter of an hour late, when told to", async () => {
  const { publish, clock, delivered } = open(undefined, { late: 0.5 });
  publish(Array.from({ length: 40 }, () => event()));
  await clock.advance(HOUR);
  const late = delivered.filter(({ at }) => at > 0);
  expect(delivered).toHaveLength(40);
  expect(late.length).toBeGreaterThan(10);
  expect(Math.max(...late.map(({ at }) => at))).toBeLessThanOrEqual(15 * 60_000);
});

test("may take only some events of a push, and says which it did not", async () => {
  const { queue, clock, delivered } = open(undefined, { partialPush: 0.5 });
  const payload = Array.from({ length: 20 }, (_, n) => event({ n }));
  const reply = queue.handle("/webhook/queue/publish/x", { queueName: "q", jobId: "j", payload });
  const { failedEvents } = JSON.parse(reply.body) as {
    readonly failedEvents: ReadonlyArray<{ readonly index: number }>;
  };
  await clock.advance(HOUR);
  const came = delivered.map(({ message }) => (message["body"] as { readonly n: number }).n);
  expect(reply.status).toBe(202);
  expect([...came, ...failedEvents.map(({ index }) => index)].toSorted((a, b) => a - b)).toEqual(
    payload.map((_event, n) => n),
  );
  expect(came.length).toBeGreaterThan(0);
  expect(failedEvents.length).toBeGreaterThan(0);
});
