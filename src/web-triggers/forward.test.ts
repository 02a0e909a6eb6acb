import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { Webhook } from "standardwebhooks";
import { sampleEvent, sampleKey } from "#ports/sample-event";
import { forward } from "./forward";
import { testingTrigger } from "./testing-trigger";

const bySlack = { events: [sampleKey(1), sampleKey(2)], destinations: ["slack-1"] };

test("queues the events that are named at every open Slack and SIEM destination, and says so", async () => {
  const { deps, post } = await testingTrigger();
  const answer = await post({ events: [sampleKey(2), sampleKey(1)], note: "Look" });
  expect(answer).toEqual({
    status: 202,
    body: {
      request: expect.stringMatching(/^[0-9a-f]{32}$/),
      repeated: false,
      requester: "Automation",
      events: 2,
      more: false,
      queued: 2,
      destinations: ["slack-1", "splunk-1"].map((id) => ({
        id,
        messages: 1,
        queued: 1,
        deliveries: [expect.stringMatching(/^[0-9a-f]{32}$/)],
      })),
    },
  });
  expect(await deps.deliveries.counts()).toMatchObject({ queued: 2, waiting: 2 });
  expect(deps.queue.wakes).toEqual([{ queue: "deliver", delaysSeconds: [0] }]);
});

test("sends what a filter finds, newest first up to the limit, twenty events a message", async () => {
  const { deps, post } = await testingTrigger(50);
  const answer = await post({ filter: {}, limit: 45, destinations: ["splunk-1"] });
  expect(answer.body).toMatchObject({
    events: 45,
    more: true,
    queued: 3,
    destinations: [{ messages: 3 }],
  });
  const [delivery] = await deps.deliveries.due({
    destinationId: "splunk-1",
    now: deps.clock.now(),
    limit: 1,
  });
  const kept = await deps.forwards.get(delivery?.alertKey ?? "");
  expect(kept?.what).toMatchObject({ events: { length: 45, 44: sampleKey(50), 0: sampleKey(6) } });
  expect((await post({ filter: { actions: ["nothing"] } })).body).toMatchObject({ queued: 0 });
});

test("queues an alert once more, whatever became of it before", async () => {
  const { deps, post } = await testingTrigger();
  const key = sampleKey(900);
  await deps.alerts.add([alert(key)]);
  const answer = await post({ alert: key, destinations: ["slack-1"] });
  expect(answer).toMatchObject({ status: 202, body: { alert: key, queued: 1 } });
  expect(await deps.deliveries.ofAlert(key)).toMatchObject([
    { kind: "forward", destinationId: "slack-1" },
  ]);
});

test("queues nothing twice for a request that comes again under its id", async () => {
  const { deps, post } = await testingTrigger();
  const first = await post(bySlack, { "idempotency-key": "incident-7" });
  deps.clock.advance(3_600_000);
  const second = await post(bySlack, { "idempotency-key": "incident-7" });
  expect(first.body).toMatchObject({ queued: 1, repeated: false });
  expect(second).toMatchObject({ status: 202, body: { queued: 0, repeated: true } });
  expect(
    await post({ ...bySlack, note: "other" }, { "idempotency-key": "incident-7" }),
  ).toMatchObject({ status: 409, body: { error: "conflict" } });
  expect(await deps.deliveries.counts()).toMatchObject({ queued: 1 });
});

test("goes on where the request before died half-way", async () => {
  const { deps, post } = await testingTrigger();
  const dying = {
    ...deps,
    deliveries: { ...deps.deliveries, add: () => Promise.reject(new Error("gone")) },
  };
  const once = await post(bySlack, { "idempotency-key": "a" }, dying);
  expect(once).toMatchObject({ status: 503, headers: { "retry-after": "60" } });
  expect(await post(bySlack, { "idempotency-key": "a" })).toMatchObject({
    status: 202,
    body: { queued: 1, repeated: true },
  });
});

test("takes a signed request, and a copy of it does nothing more", async () => {
  const { deps, sign } = await testingTrigger();
  const signed = sign("msg_1", bySlack);
  expect(await forward(deps, signed)).toMatchObject({ status: 202, body: { queued: 1 } });
  expect(await forward(deps, signed)).toMatchObject({ status: 202, body: { queued: 0 } });
  const bent = { ...signed, body: signed.body.replace("slack-1", "splunk-1") };
  expect(await forward(deps, bent)).toMatchObject({ status: 401 });
  deps.clock.advance(5 * 60_000 + 1_000);
  expect(await forward(deps, signed)).toMatchObject({ status: 401 });
  deps.clock.advance(-11 * 60_000);
  expect(await forward(deps, signed)).toMatchObject({ status: 401 });
  expect(await deps.deliveries.counts()).toMatchObject({ queued: 1 });
});

test("takes one of two signatures, as while a sender changes its secret", async () => {
  const { deps, sign } = await testingTrigger();
  const signed = sign("msg_1", bySlack);
  const two = `v1,${"A".repeat(43)}= ${signed.headers["webhook-signature"]}`;
  const headers = { ...signed.headers, "webhook-signature": two };
  expect(await forward(deps, { ...signed, headers })).toMatchObject({ status: 202 });
});

test("answers every wrong token and signature with one and the same 401", async () => {
  const { deps, bearer: token, signing, sign } = await testingTrigger();
  const { secret } = token;
  const signed = sign("msg_1", bySlack);
  const other = new Webhook(`whsec_${btoa("z".repeat(32))}`);
  const at = new Date(deps.clock.now());
  const body = JSON.stringify(bySlack);
  const sent = (authorization: string) => ({
    ...signed,
    headers: { authorization },
    query: {},
  });
  const requests = [
    { ...signed, headers: {} },
    sent(""),
    sent("Basic YTpi"),
    sent(`Bearer ${secret.slice(0, -1)}0${secret.at(-1) === "0" ? "1" : ""}`),
    sent(`Bearer ${secret.toUpperCase()}`),
    sent(`Bearer ${secret}, Bearer ${secret}`),
    sent(`Bearer ast_${"0".repeat(16)}_${"0".repeat(64)}`),
    // What is kept of the signing token is its secret: it must be no bearer.
    sent(`Bearer ast_${signing.id}_${"0".repeat(64)}`),
    { ...signed, query: {} },
    { ...signed, query: { token: "__proto__" } },
    { ...signed, query: { token: token.id } },
    { ...signed, headers: { ...signed.headers, "webhook-id": "msg_2" } },
    { ...signed, headers: { ...signed.headers, "webhook-timestamp": "soon" } },
    {
      ...signed,
      headers: { ...signed.headers, "webhook-signature": other.sign("msg_1", at, body) },
    },
    { ...signed, headers: { ...signed.headers, "webhook-signature": "v1," } },
    { ...signed, headers: { ...signed.headers, "webhook-signature": "v1a,abc ".repeat(5_000) } },
  ];
  const answers = new Set<string>();
  for (const request of requests) {
    const answer = await forward(deps, request);
    expect(answer.status).toBe(401);
    answers.add(JSON.stringify(answer));
  }
  expect(answers.size).toBe(1);
  expect(await deps.deliveries.counts()).toMatchObject({ queued: 0 });
});

test("takes no revoked and no expired token", async () => {
  const { deps, bearer, post, revoke } = await testingTrigger();
  deps.clock.advance(31 * 86_400_000);
  expect(await post(bySlack)).toMatchObject({ status: 401 });
  deps.clock.advance(-31 * 86_400_000);
  expect(await post(bySlack)).toMatchObject({ status: 202 });
  await revoke(bearer.id);
  expect(await post(bySlack)).toMatchObject({ status: 401 });
});

test("forwards nothing for a token that may only ask for health", async () => {
  const { deps, create, post } = await testingTrigger();
  const { secret } = await create({ method: "bearer", scopes: ["health"] });
  expect(await post(bySlack, { authorization: `Bearer ${secret}` })).toMatchObject({ status: 403 });
  expect(await deps.deliveries.counts()).toMatchObject({ queued: 0 });
});

test.each([
  ["nothing", "", "body"],
  ["half of JSON", '{"events":["', "body"],
  ["a list", "[]", "body"],
  ["null", "null", "body"],
  ["none of the three", "{}", "body"],
  ["two of them", { alert: sampleKey(1), filter: {} }, "body"],
  ["a word of its own", { evnts: [] }, "body"],
  ["no event", { events: [] }, "events"],
  ["a key that is none", { events: [sampleKey(1), "' OR 1=1"] }, "events.1"],
  ["too many events", { events: Array.from({ length: 201 }, (_, n) => sampleKey(n)) }, "events"],
  ["a limit without a filter", { alert: sampleKey(1), limit: 5 }, "limit"],
  ["a limit of thousands", { filter: {}, limit: 5_000 }, "limit"],
  ["an address that is none", { filter: { ip: "localhost" } }, "filter.ip"],
  ["a filter that ends before it begins", { filter: { from: 2, to: 1 } }, "filter.to"],
  ["a field of another type", { filter: { text: 7 } }, "filter.text"],
  ["a long note", { alert: sampleKey(1), note: "n".repeat(501) }, "note"],
  ["Jira as a destination", { ...bySlack, destinations: ["jira-issue"] }, "destinations"],
])("says which field is at fault in %s", async (_, body, field) => {
  const { post, deps } = await testingTrigger();
  const answer = await post(body);
  expect(answer).toMatchObject({ status: 400, body: { error: "invalid-request" } });
  expect(answer.body).toMatchObject({ fields: { [field]: expect.stringMatching(/./) } });
  expect(await deps.deliveries.counts()).toMatchObject({ queued: 0 });
});

test.each([
  ["destination", { ...bySlack, destinations: ["slack-1", "nowhere"] }, "nowhere"],
  ["alert", { alert: sampleKey(77) }, "no such alert"],
  ["event", { events: [sampleKey(1), sampleKey(77)] }, sampleKey(77)],
])("queues nothing where one %s is not known", async (_, body, told) => {
  const { post, deps } = await testingTrigger();
  const answer = await post(body);
  expect(answer).toMatchObject({ status: 404, body: { message: expect.stringContaining(told) } });
  expect(await deps.deliveries.counts()).toMatchObject({ queued: 0 });
});

test("tells a paused destination from an unknown one, and says where there is none at all", async () => {
  const { post } = await testingTrigger();
  expect(await post({ ...bySlack, destinations: ["paused-1"] })).toMatchObject({ status: 409 });
  const { post: postToNone } = await testingTrigger(3, []);
  expect(await postToNone({ events: [sampleKey(1)] })).toMatchObject({
    status: 409,
    body: { message: expect.stringContaining("Set one up") },
  });
});

test.each(["GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", ""])(
  "takes no %s",
  async (method) => {
    const { deps, sign } = await testingTrigger();
    expect(await forward(deps, { ...sign("m", bySlack), method })).toMatchObject({
      status: 405,
      headers: { allow: "POST" },
    });
  },
);

test("takes a body up to 100,000 bytes", async () => {
  const { post } = await testingTrigger();
  const padded = (length: number) => JSON.stringify(bySlack).padEnd(length, " ");
  expect(await post(padded(100_000))).toMatchObject({ status: 202 });
  expect(await post(padded(100_001))).toMatchObject({ status: 413 });
  expect(await post(`"${"é".repeat(60_000)}"`)).toMatchObject({ status: 413 });
});

test("answers so many requests of a token a minute, and more in the next", async () => {
  const { deps, create, post } = await testingTrigger();
  for (let n = 0; n < 30; n += 1) expect((await post({})).status).toBe(400);
  expect(await post(bySlack)).toMatchObject({ status: 429, headers: { "retry-after": "60" } });
  const { secret } = await create({ method: "bearer", scopes: ["forward"] });
  expect(await post(bySlack, { authorization: `Bearer ${secret}` })).toMatchObject({ status: 202 });
  deps.clock.advance(45_000);
  expect(await post(bySlack)).toMatchObject({ status: 429, headers: { "retry-after": "15" } });
  deps.clock.advance(15_000);
  expect(await post(bySlack)).toMatchObject({ status: 202 });
});

test("answers so many requests of all tokens a minute", async () => {
  const { create, post } = await testingTrigger();
  const statuses: Array<number> = [];
  for (let token = 0; token < 5; token += 1) {
    const { secret } = await create({ method: "bearer", scopes: ["forward"] });
    for (let n = 0; n < 30; n += 1) {
      statuses.push((await post({}, { authorization: `Bearer ${secret}` })).status);
    }
  }
  expect(statuses.indexOf(429)).toBe(120);
});

test("queues nothing while the storage is full", async () => {
  const { deps, post } = await testingTrigger();
  deps.setUsedBytes(2 ** 30);
  expect(await post(bySlack)).toMatchObject({ status: 503, headers: { "retry-after": "60" } });
  expect(await deps.deliveries.counts()).toMatchObject({ queued: 0 });
});

test("notes the day on which a token was used", async () => {
  const { bearer, deps, post, tokenOf } = await testingTrigger();
  await post({});
  deps.clock.advance(86_400_000);
  await post({});
  await post({});
  expect(await tokenOf(bearer.id)).toMatchObject({ lastUsedDay: "2026-01-06", version: 3 });
});

test("never logs or answers a secret, and takes any body without failing", async () => {
  const { bearer, deps, post } = await testingTrigger();
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string({ unit: "binary" }), fc.json()), async (body) => {
      deps.clock.advance(60_000);
      expect((await post(body, { "idempotency-key": body })).status).toBe(400);
    }),
    { numRuns: 60 },
  );
  const { body } = await post(bySlack);
  expect(JSON.stringify([deps.log.lines, body])).not.toContain(bearer.secret.slice(-20));
});

const alert = (key: string) => ({
  key,
  ruleId: "rule-1",
  ruleTitle: "Rule",
  ruleVersion: 1,
  level: "high" as const,
  title: "Title",
  dedupKey: "",
  bucketStart: 0,
  createdAt: 1,
  historical: false,
  opening: [sampleEvent(1).key],
});
