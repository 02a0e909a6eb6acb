import { expect, test } from "@jest/globals";
import { ConnectionReset } from "../connection-reset";
import { createVirtualClock } from "../virtual-clock";
import { createReceiver, type ReceiverOptions } from "./create-receiver";

const open = (options: Partial<ReceiverOptions> = {}) => {
  const clock = createVirtualClock(0);
  const receiver = createReceiver(
    { clock, ...options },
    {
      name: "example",
      title: "Example",
      origin: "https://sink.example.com",
      knowsRepeats: true,
      busy: { status: 503, body: "busy" },
      judge: ({ body }) => ({
        response: { status: 200, body: "taken" },
        taken: [{ key: body, alert: body, title: body, body, mentions: 0 }],
      }),
    },
  );
  const post = (body: string) =>
    receiver.handler({ method: "POST", url: "https://sink.example.com/", headers: {}, body });
  return { clock, receiver, post };
};

test.each([
  ["429", 429, "rate_limited", 0],
  ["500", 500, "server_error", 0],
  ["503", 503, "busy", 0],
  ["truncated", 200, "ta", 1],
] as const)("a fault %s answers %s", async (fault, status, body, messages) => {
  const { receiver, post } = open();
  receiver.knobs.nextFaults.push(fault);
  expect(await post("a")).toMatchObject({ status, body });
  expect(receiver.counts().messages).toBe(messages);
  expect((await post("b")).status).toBe(200);
});

test("a 429 asks for patience in the style that is set", async () => {
  const { receiver, post } = open();
  receiver.knobs.nextFaults.push("429", "429");
  expect((await post("a")).headers).toEqual({ "retry-after": "30" });
  receiver.knobs.retryHeader = "retry-after-date";
  expect((await post("a")).headers).toEqual({ "retry-after": "Thu, 01 Jan 1970 00:00:30 GMT" });
});

test("a reset before takes nothing, a reset after has taken it all the same", async () => {
  const { receiver, post } = open();
  receiver.knobs.nextFaults.push("reset-before", "reset-after");
  await expect(post("a")).rejects.toThrow(ConnectionReset);
  expect(receiver.counts().messages).toBe(0);
  await expect(post("a")).rejects.toThrow(ConnectionReset);
  expect(receiver.counts().messages).toBe(1);
  expect(receiver.answers()).toEqual({ 0: 2 });
});

test("a slow answer comes when its time is over", async () => {
  const { clock, receiver, post } = open();
  receiver.knobs.nextFaults.push("slow");
  let status = 0;
  void post("a").then((answer) => (status = answer.status));
  await clock.advance(29_000);
  expect(status).toBe(0);
  await clock.advance(1_000);
  expect(status).toBe(200);
});

test("draws faults from the seed, the same for the same seed", async () => {
  const run = async (seed: string) => {
    const { clock, receiver, post } = open({ seed });
    receiver.knobs.faultRate = 0.5;
    const posts = Array.from({ length: 40 }, (_, number) =>
      post(`${number}`).catch(() => undefined),
    );
    await clock.runUntilIdle();
    await Promise.all(posts);
    return JSON.stringify(receiver.answers());
  };
  expect(await run("1")).toBe(await run("1"));
  expect(await run("1")).not.toBe(await run("2"));
});

test("counts go on after a restart", async () => {
  const { receiver, post } = open();
  await post("a");
  await post("b");
  const again = open({ snapshot: receiver.snapshot() });
  await again.post("b");
  expect(again.receiver.counts()).toEqual({ messages: 3, alerts: 2, distinct: 2, repeated: 1 });
  expect(again.receiver.received().map(({ key, times }) => [key, times])).toEqual([
    ["b", 2],
    ["a", 1],
  ]);
});

test("counts events of a stream apart, by their keys, and keeps the last of them to be looked at", async () => {
  const clock = createVirtualClock(0);
  const receiver = createReceiver(
    { clock },
    {
      name: "example",
      title: "Example",
      origin: "https://sink.example.com",
      knowsRepeats: true,
      busy: { status: 503, body: "busy" },
      judge: ({ body }) => ({
        response: { status: 200, body: "taken" },
        taken: [{ key: body, streamed: body.split(" "), title: "", body, mentions: 0 }],
      }),
    },
  );
  const post = (body: string) =>
    receiver.handler({ method: "POST", url: "https://sink.example.com/", headers: {}, body });
  await post("a b c");
  await post("c d");
  for (let more = 0; more < 30; more += 1) await post(`more-${more}`);
  expect(receiver.streamed()).toEqual({ distinct: 34, repeated: 1 });
  expect(receiver.counts().messages).toBe(0);
  expect(receiver.received()).toHaveLength(20);
  expect(receiver.received()[0]?.body).toBe("more-29");
});
