import { expect, test } from "@jest/globals";
import { Webhook } from "standardwebhooks";
import type { HttpAnswer } from "#ports";
import { createMemoryPlatform } from "#ports/memory-platform";
import { testDestination } from "../destination.suite";
import { exampleNotices } from "../example-notices";
import { httpSubject } from "../http-subject";
import { webhook } from "./index";

const settings = { address: "https://siem.example.com/audit" };
const signing = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const previous = "whsec_b2xkLXNlY3JldC1vbGQtc2VjcmV0LW9sZA==";
const header = "Bearer example-api-key-1234";
const accepted: HttpAnswer = { answered: true, status: 204, headers: {}, body: "" };
const now = Date.UTC(2026, 10, 23, 5, 30);
const attempt = {
  deliveryKey: "fedcba9876543210fedcba9876543210",
  destinationId: "webhook-1",
  number: 1,
  unsettledSince: null,
  now,
};

testDestination(
  httpSubject(webhook, {
    settings,
    secrets: { signing, "previous-signing": previous, header },
    mostCharacters: 19_000,
    mostBytes: 256_000,
    success: accepted,
  }),
);

test("signs so that the standard's own library accepts it, with the old secret as well", async () => {
  const { headers, body } = await sent({ signing, "previous-signing": previous });
  expect(headers["webhook-id"]).toBe(attempt.deliveryKey);
  expect(headers["webhook-timestamp"]).toBe(String(now / 1_000));
  expect(headers["webhook-signature"]?.split(" ")).toEqual([
    new Webhook(signing).sign(attempt.deliveryKey, new Date(now), body),
    new Webhook(previous).sign(attempt.deliveryKey, new Date(now), body),
  ]);
});

test("is the setup of an endpoint with an API key", async () => {
  const { url, headers } = await sent({ header });
  expect(url).toBe(settings.address);
  expect(headers).toEqual({
    "content-type": "application/json",
    "user-agent": "audit-stream",
    "webhook-id": attempt.deliveryKey,
    "webhook-timestamp": String(now / 1_000),
    authorization: header,
  });
});

test("sends the key under another name where the server wants that", async () => {
  const { headers } = await sent({ header: "abc" }, { ...settings, headerName: "X-API-Key" });
  expect(headers["x-api-key"]).toBe("abc");
});

test("says never again where the server is gone", async () => {
  const platform = createMemoryPlatform();
  await platform.secrets.set("destination:webhook-1:signing", signing);
  platform.http.reply(() => ({ answered: true, status: 410, headers: {}, body: "" }));
  expect(await webhook.deliver(platform, settings, exampleNotices().alert, attempt)).toEqual({
    result: "rejected",
    reason: "The webhook's server answered 410",
    gone: true,
  });
});

test.each([
  ["no secret at all", {}, settings],
  ["a signing secret that is too short", { signing: "whsec_c2hvcnQ=" }, settings],
  ["a signing secret of another form", { signing: "secret" }, settings],
  ["a header with a line break", { header: "abc\r\nx-evil: 1" }, settings],
  [
    "a header that the app sets itself",
    { header },
    { ...settings, headerName: "Webhook-Signature" },
  ],
  ["an address without encryption", { header }, { address: "http://siem.example.com/" }],
  ["an IP address", { header }, { address: "https://192.0.2.1/" }],
  ["a password in the address", { header }, { address: "https://a:b@siem.example.com/" }],
])("calls nobody with %s", async (_, secrets, how) => {
  const platform = createMemoryPlatform();
  for (const [field, value] of Object.entries(secrets)) {
    await platform.secrets.set(`destination:webhook-1:${field}`, value);
  }
  const outcome = await webhook.deliver(platform, how, exampleNotices().alert, attempt);
  expect(outcome).toMatchObject({ result: "rejected" });
  expect(platform.http.requests).toEqual([]);
});

async function sent(secrets: Readonly<Record<string, string>>, how: unknown = settings) {
  const platform = createMemoryPlatform();
  for (const [field, value] of Object.entries(secrets)) {
    await platform.secrets.set(`destination:webhook-1:${field}`, value);
  }
  platform.http.reply(() => accepted);
  await webhook.deliver(platform, how, exampleNotices().alert, attempt);
  const [request] = platform.http.requests;
  if (request === undefined) throw new Error("nothing was sent");
  return request;
}
