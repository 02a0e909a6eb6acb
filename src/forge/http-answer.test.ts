import { expect, test } from "@jest/globals";
import { httpAnswer } from "./http-answer";

test("reads an answer to its end, with header names in lower case", async () => {
  const response = new Response("body", { status: 418, headers: { "X-Tea": "pot" } });
  expect(await httpAnswer(1_000, async () => response)).toEqual({
    answered: true,
    status: 418,
    headers: { "content-type": "text/plain;charset=UTF-8", "x-tea": "pot" },
    body: "body",
  });
});

test("gives up and ends the request when the time is over", async () => {
  let aborted = false;
  const answer = await httpAnswer(10, (signal) => {
    signal.addEventListener("abort", () => {
      aborted = true;
    });
    return new Promise(() => {});
  });
  expect(answer).toEqual({ answered: false, reason: "timeout", detail: "no answer in 10 ms" });
  expect(aborted).toBe(true);
});

test("gives up on a body that never ends", async () => {
  const response = new Response(
    new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array(1)) }),
  );
  expect(await httpAnswer(10, async () => response)).toMatchObject({ reason: "timeout" });
});

test.each([
  ["REQUEST_EGRESS_ALLOWLIST_ERR", "egress-denied"],
  ["AbortError", "timeout"],
  ["TypeError", "network"],
])("takes %s as %s", async (name, reason) => {
  const failing = async () => {
    throw Object.assign(new Error("no"), { name });
  };
  expect(await httpAnswer(1_000, failing)).toEqual({ answered: false, reason, detail: "no" });
});
