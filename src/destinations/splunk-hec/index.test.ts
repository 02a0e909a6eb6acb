import { expect, test } from "@jest/globals";
import type { HttpAnswer, HttpRequest } from "#ports";
import { createMemoryPlatform } from "#ports/memory-platform";
import type { Attempt } from "../attempt";
import { testDestination } from "../destination.suite";
import { exampleNotices } from "../example-notices";
import { httpSubject } from "../http-subject";
import { splunkHec } from "./index";

const settings = { address: "https://http-inputs.splunk.example.com", index: "security" };
const token = "11111111-2222-3333-4444-555555555555";
const success = json(200, { text: "Success", code: 0 });

testDestination(
  httpSubject(splunkHec, {
    settings,
    secrets: { token },
    mostCharacters: 400_000,
    mostBytes: 800_000,
    success,
  }),
);

test("posts to the collector with the token", async () => {
  const { deliver, platform } = await setup(() => success);
  await deliver();
  expect(platform.http.requests).toEqual([
    {
      url: "https://http-inputs.splunk.example.com/services/collector/event",
      method: "POST",
      headers: { authorization: `Splunk ${token}`, "content-type": "application/json" },
      body: expect.stringContaining('"index":"security"'),
      timeoutMs: 15_000,
    },
  ]);
});

test.each([
  [503, { text: "Server is busy", code: 9 }, { result: "retry", unknown: false }],
  [503, { text: "Server is shutting down", code: 23 }, { result: "retry", unknown: false }],
  [429, { text: "Server is busy", code: 26 }, { result: "retry", unknown: false }],
  [500, { text: "Internal server error", code: 8 }, { result: "retry", unknown: true }],
  [
    400,
    { text: "Incorrect index", code: 7, "invalid-event-number": 1 },
    { result: "rejected", reason: "Splunk answered 400: Incorrect index" },
  ],
  [
    403,
    { text: "Invalid token", code: 4 },
    { result: "retry", reason: "Splunk answered 403: Invalid token", afterMs: 300_000 },
  ],
])("understands Splunk's %i %j", async (status, body, outcome) => {
  const { deliver } = await setup(() => json(status, body));
  expect(await deliver()).toMatchObject(outcome);
});

test("waits for the acknowledgement of a message, and sends it once", async () => {
  let indexed = false;
  const { deliver, platform } = await setup((request) =>
    request.url.endsWith("/ack")
      ? json(200, { acks: { "0": indexed } })
      : json(200, { text: "Success", code: 0, ackId: 0 }),
  );
  const waiting = { result: "retry", unknown: true, afterMs: 15_000 };
  expect(await deliver({}, acknowledging)).toMatchObject(waiting);
  expect(await deliver({ number: 2, unsettledSince: start }, acknowledging)).toMatchObject({
    ...waiting,
    afterMs: 30_000,
  });
  indexed = true;
  expect(await deliver({ number: 3, unsettledSince: start }, acknowledging)).toEqual({
    result: "delivered",
    reference: "fedcba9876543210fedcba9876543210",
  });
  const channel = "fedcba98-7654-3210-fedc-ba9876543210";
  expect(
    platform.http.requests.map(({ url, headers, body }) => [
      new URL(url).pathname,
      headers["x-splunk-request-channel"],
      url.endsWith("/ack") ? body : "",
    ]),
  ).toEqual([
    ["/services/collector/event", channel, ""],
    ["/services/collector/ack", channel, '{"acks":[0]}'],
    ["/services/collector/ack", channel, '{"acks":[0,1]}'],
  ]);
});

test("sends again what stays without acknowledgement for long", async () => {
  const { deliver, platform } = await setup((request) =>
    request.url.endsWith("/ack") ? json(200, { acks: { "0": false } }) : success,
  );
  await deliver({ number: 6, unsettledSince: start }, acknowledging);
  expect(platform.http.requests.map(({ url }) => new URL(url).pathname)).toEqual([
    "/services/collector/ack",
    "/services/collector/event",
  ]);
});

test("calls nobody without a token", async () => {
  const platform = createMemoryPlatform();
  const outcome = await splunkHec.deliver(platform, settings, exampleNotices().alert, attempt({}));
  expect(outcome).toEqual({ result: "rejected", reason: "The token is missing" });
  expect(platform.http.requests).toEqual([]);
});

const start = Date.UTC(2026, 10, 23, 5, 30);
const acknowledging = { ...settings, acknowledge: true };

const attempt = (changes: Partial<Attempt>): Attempt => ({
  deliveryKey: "fedcba9876543210fedcba9876543210",
  destinationId: "splunk-1",
  number: 1,
  unsettledSince: null,
  now: start,
  ...changes,
});

async function setup(answer: (request: HttpRequest) => HttpAnswer) {
  const platform = createMemoryPlatform();
  await platform.secrets.set("destination:splunk-1:token", token);
  platform.http.reply(answer);
  return {
    platform,
    deliver: (changes: Partial<Attempt> = {}, how: unknown = settings) =>
      splunkHec.deliver(platform, how, exampleNotices().alert, attempt(changes)),
  };
}

function json(status: number, body: unknown): HttpAnswer {
  return { answered: true, status, headers: {}, body: JSON.stringify(body) };
}
