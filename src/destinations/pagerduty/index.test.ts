import { expect, test } from "@jest/globals";
import { createMemoryPlatform } from "#ports/memory-platform";
import { testDestination } from "../destination.suite";
import { exampleNotices } from "../example-notices";
import { httpSubject } from "../http-subject";
import { pagerDuty } from "./index";

const routing = "R0123456789abcdef0123456789ABCDE";
const success = {
  answered: true,
  status: 202,
  headers: {},
  body: '{"status":"success","message":"Event processed","dedup_key":"0123456789abcdef0123456789abcdef"}',
} as const;
const attempt = {
  deliveryKey: "fedcba9876543210fedcba9876543210",
  destinationId: "pagerduty-1",
  number: 1,
  unsettledSince: null,
  now: Date.UTC(2026, 10, 23, 5, 30),
};

testDestination(
  httpSubject(pagerDuty, {
    settings: {},
    secrets: { routing },
    mostCharacters: 61_000,
    success,
    rejects: ["events", "digest"],
  }),
);

test("resolves the incident of a closed alert, and asks again where PagerDuty fails", async () => {
  const closing = { kind: "closed", alert: exampleNotices().alert.alert, opened: "a1" } as const;
  const close = async (status: number) => {
    const platform = await withAnswer(status, status === 202 ? success.body : "");
    const outcome = await pagerDuty.close?.(platform, { region: "EU" }, closing, attempt);
    return { outcome, requests: platform.http.requests };
  };
  const { outcome, requests } = await close(202);
  expect(outcome).toEqual({ result: "delivered", reference: "a1" });
  expect(requests.map(({ url, body }) => [url, JSON.parse(body)])).toEqual([
    [
      "https://events.eu.pagerduty.com/v2/enqueue",
      { routing_key: routing, event_action: "resolve", dedup_key: "a1" },
    ],
  ]);
  expect((await close(500)).outcome).toMatchObject({ result: "retry" });
});

async function withAnswer(status: number, body: string) {
  const platform = createMemoryPlatform();
  await platform.secrets.set("destination:pagerduty-1:routing", routing);
  platform.http.reply(() => ({ answered: true, status, headers: {}, body }));
  return platform;
}

async function deliver(settings: unknown, status = 202, body: string = success.body) {
  const platform = await withAnswer(status, body);
  const outcome = await pagerDuty.deliver(platform, settings, exampleNotices().alert, attempt);
  return { outcome, requests: platform.http.requests };
}

test.each([
  ["US", "https://events.pagerduty.com/v2/enqueue"],
  ["EU", "https://events.eu.pagerduty.com/v2/enqueue"],
])("triggers an incident in the service region %s", async (region, url) => {
  const { outcome, requests } = await deliver({ region });
  expect(outcome).toEqual({ result: "delivered", reference: exampleNotices().alert.alert.key });
  expect(requests).toEqual([
    {
      url,
      method: "POST",
      headers: { "content-type": "application/json" },
      body: expect.stringContaining(`{"routing_key":"${routing}","event_action":"trigger"`),
      timeoutMs: 15_000,
    },
  ]);
});

test("tells in PagerDuty's words what is wrong with an event", async () => {
  const said = {
    status: "invalid event",
    message: "Event object is invalid",
    errors: [`'routing_key' ${routing} is invalid`],
  };
  expect((await deliver({}, 400, JSON.stringify(said))).outcome).toEqual({
    result: "rejected",
    reason: "PagerDuty answered 400: Event object is invalid; 'routing_key' ••• is invalid",
  });
});

test("calls nobody without a key", async () => {
  const platform = createMemoryPlatform();
  const outcome = await pagerDuty.deliver(platform, {}, exampleNotices().alert, attempt);
  expect(outcome).toEqual({ result: "rejected", reason: "The integration key is missing" });
  expect(platform.http.requests).toEqual([]);
});
