import { expect, test } from "@jest/globals";
import type { HttpAnswer } from "#ports";
import { createMemoryPlatform } from "#ports/memory-platform";
import { testDestination } from "../destination.suite";
import { exampleNotices } from "../example-notices";
import { httpSubject } from "../http-subject";
import { slack } from "./index";

const address = "https://hooks.slack.com/services/T00000000/B00000000/exampleexampleexample";
const ok: HttpAnswer = { answered: true, status: 200, headers: {}, body: "ok" };
const attempt = {
  deliveryKey: "fedcba9876543210fedcba9876543210",
  destinationId: "slack-1",
  number: 1,
  unsettledSince: null,
  now: Date.UTC(2026, 10, 23, 5, 30),
};

testDestination(
  httpSubject(slack, { settings: {}, secrets: { address }, mostCharacters: 12_500, success: ok }),
);

test("posts JSON to the webhook", async () => {
  const platform = createMemoryPlatform();
  await platform.secrets.set("destination:slack-1:address", address);
  await slack.deliver(platform, {}, exampleNotices().alert, attempt);
  expect(platform.http.requests).toEqual([
    {
      url: address,
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8" },
      body: expect.stringMatching(/^\{"text":/),
      timeoutMs: 15_000,
    },
  ]);
});

test.each([
  ["no address", null],
  ["another server", "https://evil.example.com/services/T0/B0/x"],
  ["a server with Slack's name in it", "https://hooks.slack.com.example.com/services/T0/B0/x"],
  ["an address without encryption", address.replace("https:", "http:")],
])("calls nobody with %s", async (_, stored) => {
  const platform = createMemoryPlatform();
  if (stored !== null) await platform.secrets.set("destination:slack-1:address", stored);
  expect(await slack.deliver(platform, {}, exampleNotices().alert, attempt)).toEqual({
    result: "rejected",
    reason: "The address is not one of a Slack webhook",
  });
  expect(platform.http.requests).toEqual([]);
});

test.each([
  [400, "invalid_payload", { result: "rejected", reason: "Slack answered 400: invalid_payload" }],
  [404, "no_service", { result: "retry", reason: "Slack answered 404: no_service" }],
  [410, "channel_is_archived", { result: "rejected", gone: true }],
])("tells in Slack's words why %i came", async (status, body, outcome) => {
  const platform = createMemoryPlatform();
  await platform.secrets.set("destination:slack-1:address", address);
  platform.http.reply(() => ({ answered: true, status, headers: {}, body }));
  expect(await slack.deliver(platform, {}, exampleNotices().alert, attempt)).toMatchObject(outcome);
});
