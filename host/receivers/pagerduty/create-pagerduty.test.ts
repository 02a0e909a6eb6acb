import { expect, test } from "@jest/globals";
import { createVirtualClock } from "../../virtual-clock";
import { createPagerDuty } from "./create-pagerduty";

const routingKey = "0123456789abcdef0123456789abcdef";
const event = (more: object = {}, payload: object = {}) => ({
  routing_key: routingKey,
  event_action: "trigger",
  dedup_key: "a1",
  ...more,
  payload: { summary: "Admin granted", source: "x", severity: "error", ...payload },
});

const open = () => {
  const clock = createVirtualClock(1_000_000);
  const pagerDuty = createPagerDuty({ clock, routingKey });
  const post = async (body: unknown, path = "/v2/enqueue") => {
    const answer = await pagerDuty.handler({
      method: "POST",
      url: `https://events.pagerduty.com${path}`,
      headers: { "content-type": "application/json" },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
    return { status: answer.status, ...JSON.parse(answer.body) };
  };
  return { clock, pagerDuty, post };
};

test("takes an event, and knows an incident by its dedup key", async () => {
  const { pagerDuty, post } = open();
  expect(await post(event())).toEqual({
    status: "success",
    message: "Event processed",
    dedup_key: "a1",
  });
  await post(event());
  await post(event({}, { summary: "Another event" }));
  expect(pagerDuty.counts()).toEqual({ messages: 3, alerts: 1, distinct: 2, repeated: 1 });
});

test("resolves an incident by its dedup key, which has to be there", async () => {
  const { pagerDuty, post } = open();
  await post(event());
  const resolve = { routing_key: routingKey, event_action: "resolve" };
  expect(await post({ ...resolve, dedup_key: "a1" })).toMatchObject({ status: "success" });
  expect(await post(resolve)).toMatchObject({ status: "invalid event" });
  expect(pagerDuty.received().map(({ alert, title }) => [alert, title])).toEqual([
    ["a1", "Resolved"],
    ["a1", "[error] Admin granted"],
  ]);
});

test.each([
  ["another key", event({ routing_key: routingKey.replace("0", "1") })],
  ["a key of another length", event({ routing_key: "a" })],
  ["an unknown severity", event({}, { severity: "high" })],
  ["no summary", event({}, { summary: "" })],
  ["a summary of 1,025 characters", event({}, { summary: "x".repeat(1_025) })],
  ["a dedup key of 256 characters", event({ dedup_key: "x".repeat(256) })],
  ["unknown fields", event({ text: "x" })],
  ["no JSON", "{"],
  ["more than 512 KB", event({}, { custom_details: { text: "x".repeat(524_288) } })],
])("refuses %s", async (_, body) => {
  const { pagerDuty, post } = open();
  expect(await post(body)).toMatchObject({ status: "invalid event" });
  expect(pagerDuty.counts().messages).toBe(0);
});

test("takes 120 events a minute", async () => {
  const { clock, post } = open();
  for (let number = 0; number < 120; number += 1) await post(event());
  expect(await post(event())).toMatchObject({ status: "throttle exceeded" });
  await clock.advance(1_000);
  expect(await post(event())).toMatchObject({ status: "success" });
});
