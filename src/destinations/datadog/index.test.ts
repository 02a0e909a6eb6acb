import { expect, test } from "@jest/globals";
import { createMemoryPlatform } from "#ports/memory-platform";
import { testDestination } from "../destination.suite";
import { exampleNotices } from "../example-notices";
import { httpSubject } from "../http-subject";
import { datadog } from "./index";

const key = "0123456789abcdef0123456789abcdee";
const settings = { site: "datadoghq.eu" };
const success = { answered: true, status: 202, headers: {}, body: "{}" } as const;
const attempt = {
  deliveryKey: "fedcba9876543210fedcba9876543210",
  destinationId: "datadog-1",
  number: 1,
  unsettledSince: null,
  now: Date.UTC(2026, 10, 23, 5, 30),
};

testDestination(
  httpSubject(datadog, {
    settings,
    secrets: { key },
    mostCharacters: 330_000,
    mostBytes: 1_100_000,
    success,
  }),
);

async function deliver(how: unknown, status = 202, body = "{}") {
  const platform = createMemoryPlatform();
  await platform.secrets.set("destination:datadog-1:key", key);
  platform.http.reply(() => ({ answered: true, status, headers: {}, body }));
  const outcome = await datadog.deliver(platform, how, exampleNotices().alert, attempt);
  return { outcome, requests: platform.http.requests };
}

test.each(["datadoghq.com", "us5.datadoghq.com", "datadoghq.eu", "ddog-gov.com"])(
  "posts to the intake of the site %s",
  async (site) => {
    const { outcome, requests } = await deliver({ site });
    expect(outcome).toEqual({ result: "delivered", reference: attempt.deliveryKey });
    expect(requests).toEqual([
      {
        url: `https://http-intake.logs.${site}/api/v2/logs`,
        method: "POST",
        headers: { "dd-api-key": key, "content-type": "application/json" },
        body: expect.stringContaining('"service":"atlassian-audit"'),
        timeoutMs: 15_000,
      },
    ]);
  },
);

test("calls nobody at a site that Datadog does not have", async () => {
  const { outcome, requests } = await deliver({ site: "evil.example.com" });
  expect(outcome).toMatchObject({ result: "rejected" });
  expect(requests).toEqual([]);
});

test.each([
  [{ errors: [{ detail: `Invalid API key ${key}`, status: "403", title: "Forbidden" }] }],
  [{ errors: [`Invalid API key ${key}`] }],
])("tells in Datadog's words why a key is refused: %j", async (body) => {
  expect((await deliver(settings, 403, JSON.stringify(body))).outcome).toMatchObject({
    result: "retry",
    reason: "Datadog answered 403: Invalid API key •••",
  });
});
