import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { resolve } from "node:path";
import { Webhook } from "standardwebhooks";
import { z } from "zod";
import { jiraUsers } from "../host/jira/site";
import { bundleApp } from "../host/runtime/bundle-app";
import { connect } from "../host/start/connect";
import { createLocalSite, type LocalSite } from "../host/start/local-site";
import { meanwhile } from "../host/start/meanwhile";
import { receiverKeys } from "../host/start/receiver-keys";
import { createVirtualClock, type VirtualClock } from "../host/virtual-clock";

// The real bundle in virtual time: what anybody on the internet can ask, and what comes of it at the receivers.

const appDir = resolve(__dirname, "..");
let site: LocalSite;
let clock: VirtualClock;
let bearer = "";
let signing = { id: "", secret: "" };
let monitor = "";
let addresses = { forward: "", health: "" };
let events: ReadonlyArray<string> = [];

beforeAll(async () => {
  const { outDir } = await bundleApp({ appDir, outDir: resolve(appDir, ".local/bundle") });
  clock = createVirtualClock(Date.UTC(2026, 10, 23, 12));
  site = await createLocalSite({
    appDir,
    bundleDir: outDir,
    run: { runner: "virtual", clock, latencyMs: () => 8 },
    seed: "web-triggers",
    organization: { days: 2, events: 60 },
  });
  await meanwhile(
    clock,
    connect(site, clock, { backfillDays: 2, deliverHistorical: false, onlyJira: true }),
  );
  site.forge.scheduler.start();
  await clock.advance(10 * 60_000);
  await addDestinations();
  const found = z.object({ events: z.array(z.object({ key: z.string() })) });
  const search = { filter: {}, after: null, limit: 30 };
  events = found.parse(await ask("events/search", search)).events.map(({ key }) => key);
  const create = async (name: string, method: string, scope: string) => {
    const made = await ask("tokens/create", { name, method, scopes: [scope], expiresAt: null });
    return z.object({ token: z.object({ id: z.string() }), secret: z.string() }).parse(made);
  };
  bearer = (await create("Automation", "bearer", "forward")).secret;
  monitor = (await create("Monitor", "bearer", "health")).secret;
  const signed = await create("App", "signature", "forward");
  signing = { id: signed.token.id, secret: signed.secret };
  const listed = z.object({ addresses: z.object({ forward: z.string(), health: z.string() }) });
  addresses = listed.parse(await ask("tokens/list", {})).addresses;
}, 180_000);

afterAll(() => site.close());

test("forwards events that are named to a SIEM, which finds the signature to be right", async () => {
  const before = webhook().counts().messages;
  const answer = await post({ events, note: "Incident 7" }, { AUTHORIZATION: `Bearer ${bearer}` });
  expect(answer).toMatchObject({ status: 202, body: { events: 30, queued: 2 } });
  await clock.advance(2 * 60_000);
  expect(webhook().counts().messages).toBe(before + 2);
  const told = webhook().received().slice(0, 2);
  expect(JSON.stringify(told)).toContain("events.forwarded");
  expect(JSON.stringify(told)).toContain("Incident 7");
  for (const key of events) expect(JSON.stringify(told)).toContain(key);
  expect(Object.keys(webhook().answers())).toEqual(["200"]);
});

test("queues and delivers nothing twice for a request that is repeated", async () => {
  const body = { events: events.slice(0, 3) };
  const headers = { Authorization: `Bearer ${bearer}`, "Idempotency-Key": "once" };
  expect(await post(body, headers)).toMatchObject({ body: { queued: 1, repeated: false } });
  await clock.advance(2 * 60_000);
  const delivered = webhook().counts();
  expect(await post(body, headers)).toMatchObject({
    status: 202,
    body: { queued: 0, repeated: true },
  });
  await clock.advance(2 * 60_000);
  expect(webhook().counts()).toEqual(delivered);
});

test("takes a signature once, for its own body, and while it is new", async () => {
  const body = JSON.stringify({ filter: {}, limit: 2 });
  const headers = signatureOf("msg_1", body);
  expect(await signed(body, headers)).toMatchObject({ status: 202, body: { queued: 1 } });
  expect(await signed(body, headers)).toMatchObject({ status: 202, body: { queued: 0 } });
  expect((await signed(body.replace("2", "3"), headers)).status).toBe(401);
  const stranger = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
  expect((await signed(body, signatureOf("msg_2", body, stranger))).status).toBe(401);
  await clock.advance(6 * 60_000);
  expect((await signed(body, headers)).status).toBe(401);
});

test("answers whoever brings no token with 401 and no detail, however the headers are spelt", async () => {
  const bodies = new Set<string>();
  const attempts: ReadonlyArray<Readonly<Record<string, string>>> = [
    {},
    { Authorization: "Bearer nonsense" },
    { Authorization: `Bearer ${monitor.slice(0, -1)}` },
    { Authorization: `Bearer ${bearer}`, aUTHORIZATION: `Bearer ${bearer}` },
    { "Webhook-Signature": "v1,AAAA", "Webhook-Id": "x", "Webhook-Timestamp": "1" },
  ];
  for (const headers of attempts) {
    const answer = await post({ filter: {} }, headers);
    expect(answer.status).toBe(401);
    bodies.add(JSON.stringify(answer.body));
  }
  expect(bodies.size).toBe(1);
});

test("refuses what is too large, and other methods", async () => {
  const headers = { authorization: `Bearer ${bearer}` };
  expect((await post("x".repeat(100_001), headers)).status).toBe(413);
  expect((await post("x".repeat(5 * 1024 * 1024 + 1), headers)).status).toBe(413);
  expect((await request("GET", addresses.forward, headers, "")).status).toBe(405);
});

test("says when to come back once a token has had its minute, and answers then", async () => {
  await clock.advance(60_000 - (clock.now() % 60_000));
  const headers = { authorization: `Bearer ${bearer}` };
  const statuses: Array<number> = [];
  for (let n = 0; n < 31; n += 1) statuses.push((await post({}, headers)).status);
  expect(statuses.filter((status) => status === 400).length).toBe(30);
  const busy = await post({}, headers);
  expect(busy.status).toBe(429);
  await clock.advance(Number(busy.headers["retry-after"]) * 1_000);
  expect((await post({}, headers)).status).toBe(400);
});

test("tells everybody that all is well, and a monitor with a token how well", async () => {
  const health = (path: string, headers = {}, method = "GET") =>
    request(method, `${addresses.health}${path}`, headers, "");
  const calls = site.organization.counts().requests;
  expect(await health("/health")).toMatchObject({
    status: 200,
    body: { status: "ok", database: "ok", atlassian: "ok" },
  });
  expect((await health("/health/database")).body).toEqual({ status: "ok" });
  expect((await health("/health/atlassian")).body).toEqual({ status: "ok" });
  expect(await health("/health", {}, "HEAD")).toMatchObject({ status: 200, body: "" });
  expect(await health("", { AuthoriZation: `Bearer ${monitor}` })).toMatchObject({
    status: 200,
    body: { details: { source: { state: "collecting" }, storage: { state: "ok" } } },
  });
  expect((await health("/elsewhere")).status).toBe(404);
  expect(calls).toBe(site.organization.counts().requests);
});

test("takes no token that was revoked", async () => {
  await ask("tokens/revoke", { id: signing.id });
  const body = JSON.stringify({ filter: {}, limit: 1 });
  expect((await signed(body, signatureOf("msg_9", body))).status).toBe(401);
});

async function ask(name: string, input: unknown): Promise<unknown> {
  const answer = await meanwhile(clock, site.ask(jiraUsers.siteAdmin.accountId, name, input));
  return z.object({ ok: z.literal(true), value: z.unknown() }).parse(answer).value;
}

async function request(
  method: string,
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
) {
  const asked = site.forge.webTriggers.handle({ method, url, headers, body });
  const answer = await meanwhile(clock, asked);
  const isJson = answer.headers?.["content-type"]?.startsWith("application/json") ?? false;
  return {
    status: answer.status,
    headers: answer.headers ?? {},
    body: isJson ? z.unknown().parse(JSON.parse(answer.body)) : answer.body,
  };
}

const post = (body: unknown, headers: Readonly<Record<string, string>>) =>
  request(
    "POST",
    addresses.forward,
    headers,
    typeof body === "string" ? body : JSON.stringify(body),
  );

const signed = (body: string, headers: Readonly<Record<string, string>>) =>
  request("POST", `${addresses.forward}?token=${signing.id}`, headers, body);

function signatureOf(id: string, body: string, secret = signing.secret) {
  const now = clock.now();
  return {
    "Webhook-Id": id,
    "Webhook-Timestamp": String(Math.floor(now / 1_000)),
    "Webhook-Signature": new Webhook(secret).sign(id, new Date(now), body),
  };
}

function webhook() {
  const found = site.receivers.find(({ name }) => name === "webhook");
  if (found === undefined) throw new Error("there is no webhook receiver");
  return found;
}

/** As an administrator would on the page: the server is allowed, its secrets are entered. */
async function addDestinations(): Promise<void> {
  const { address, signingSecret, authorization } = receiverKeys.webhook;
  const domain = new URL(address).origin;
  site.forge.consentEgress([
    { key: "siem", configured: [{ domain, type: ["FETCH_BACKEND_SIDE"] }] },
  ]);
  site.forge.kvs.put("secret", "destination:siem:signing", signingSecret);
  site.forge.kvs.put("secret", "destination:siem:header", authorization);
  const body = JSON.stringify({
    kind: "webhook",
    name: "SIEM",
    enabled: true,
    settings: { address },
  });
  const written = await site.forge.sql.execute(
    "INSERT INTO document (kind, id, version, body, updated_ms, updated_by) VALUES ('destination', 'siem', 1, ?, 0, 'test')",
    [body],
  );
  expect(written.kind).toBe("written");
}
