import { expect, test } from "@jest/globals";
import type { HttpAnswer, HttpRequest, Platform } from "#ports";
import { createMemoryPlatform, type MemoryPlatform } from "#ports/memory-platform";
import { sampleKey } from "#ports/sample-event";
import { deliver } from "./deliver";

const NOW = Date.UTC(2026, 0, 5, 9);
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const accepted: HttpAnswer = { answered: true, status: 204, headers: {}, body: "" };
const failing = (status: number, headers = {}): HttpAnswer => ({
  answered: true,
  status,
  headers,
  body: "",
});

test("sends what is due, each once, and says what each destination made of it", async () => {
  const { deps, queue, run, sent } = await setup();
  await queue("alpha", 3);
  await queue("beta", 2);
  expect(await run()).toBeNull();
  expect(sent("alpha")).toHaveLength(3);
  expect(new Set(sent("alpha")).size).toBe(3);
  expect(sent("beta")).toHaveLength(2);
  await run();
  expect(sent()).toHaveLength(5);
  expect(await deps.deliveries.counts()).toEqual(counts({ delivered: 5 }));
});

test("a dead destination with thousands of messages delays no other", async () => {
  const { deps, queue, run, sent } = await setup();
  await queue("alpha", 3_000);
  deps.clock.advance(MINUTE);
  await queue("beta", 40);
  // Alpha says nothing until beta has everything: whoever waited for alpha would wait for ever.
  let betaIsDone = (): void => {};
  const done = new Promise<void>((resolve) => (betaIsDone = resolve));
  const http: Platform["http"] = {
    send: async (request) => {
      const answer = await deps.http.send(request);
      if (sent("beta").length === 40) betaIsDone();
      if (!request.url.includes("alpha")) return answer;
      await done;
      deps.clock.advance(15 * SECOND);
      return { answered: false, reason: "timeout", detail: "" };
    },
  };
  const next = await run({ ...deps, http });
  expect(sent("beta")).toHaveLength(40);
  expect(sent("alpha")).toHaveLength(3);
  // The rest is spared the attempt until the destination is tried again.
  expect(next).toBeGreaterThan(deps.clock.now());
  expect(await attempts(deps)).toEqual({ tried: 3 + 40, untried: 3_000 - 3 });
  expect(await deps.deliveries.counts()).toEqual(counts({ delivered: 40, waiting: 3_000 }));
});

test("comes back to everything that waited once the destination works again", async () => {
  const { deps, queue, run, sent, servers } = await setup();
  await queue("alpha", 10);
  servers.set("alpha", () => failing(503));
  await run();
  expect(sent("alpha")).toHaveLength(3);
  servers.delete("alpha");
  for (let next = await run(); next !== null; next = await run()) deps.clock.set(next);
  expect(await deps.deliveries.counts()).toEqual(counts({ delivered: 10 }));
});

test("one message that is always refused holds up no other of the same destination", async () => {
  const { deps, queue, run, servers } = await setup();
  const keys = await queue("alpha", 10);
  servers.set("alpha", ({ headers }) =>
    headers["webhook-id"] === keys[0] ? failing(500) : accepted,
  );
  await run();
  expect(await deps.deliveries.counts()).toEqual(counts({ delivered: 9, waiting: 1 }));
});

test("waits longer after each failure and gives up after fourteen, about a day and a half later", async () => {
  const { deps, queue, run, sent, servers } = await setup();
  await queue("alpha", 1);
  servers.set("alpha", () => failing(503));
  const waits: number[] = [];
  for (let next = await run(); next !== null; next = await run()) {
    waits.push(next - deps.clock.now());
    deps.clock.set(next);
  }
  expect(sent("alpha")).toHaveLength(14);
  expect(waits[0]).toBeLessThanOrEqual(15 * SECOND);
  expect(waits.at(-1)).toBeGreaterThan(2 * HOUR);
  expect(deps.clock.now() - NOW).toBeGreaterThan(10 * HOUR);
  expect(await deps.deliveries.counts()).toEqual(counts({ rejected: 1 }));
  const [dead] = await deps.deliveries.log({ after: null, limit: 1 });
  expect(dead?.lastError).toMatch(/^Given up after 14 attempts: .*503/);
});

test("waits as long as the server asks, with everything that is meant for it", async () => {
  const { deps, queue, run, sent, servers } = await setup();
  await queue("alpha", 5);
  servers.set("alpha", () => failing(429, { "retry-after": "3600" }));
  const next = await run();
  expect(sent("alpha")).toHaveLength(3);
  expect(next).toBeGreaterThanOrEqual(NOW + HOUR);
  deps.clock.set(NOW + HOUR - SECOND);
  await run();
  expect(sent("alpha")).toHaveLength(3);
});

test("sends each dead letter once more when it is asked to, and no other", async () => {
  const { deps, queue, run, sent, servers } = await setup();
  await queue("alpha", 4);
  await queue("beta", 2);
  servers.set("alpha", () => failing(400));
  await run();
  expect(await deps.deliveries.counts()).toEqual(counts({ delivered: 2, rejected: 4 }));
  servers.delete("alpha");
  const again = { destinationId: "alpha", at: deps.clock.now() };
  expect(await deps.deliveries.redrive(again)).toBe(4);
  await Promise.all([run(), run(), run()]);
  expect(await deps.deliveries.redrive(again)).toBe(0);
  await run();
  expect(sent("alpha")).toHaveLength(4 + 4);
  expect(sent("beta")).toHaveLength(2);
  expect(await deps.deliveries.counts()).toEqual(counts({ delivered: 6 }));
});

test("a dead letter that is sent again has all its attempts before it", async () => {
  const { deps, queue, run, sent, servers } = await setup();
  await queue("alpha", 1);
  servers.set("alpha", () => failing(503));
  const untilDead = async () => {
    for (let next = await run(); next !== null; next = await run()) deps.clock.set(next);
  };
  await untilDead();
  await deps.deliveries.redrive({ destinationId: "alpha", at: deps.clock.now() });
  await untilDead();
  expect(sent("alpha")).toHaveLength(28);
});

test("a message that another run has taken is left to it", async () => {
  const { deps, queue, run, sent } = await setup();
  const [key = ""] = await queue("alpha", 1);
  const now = deps.clock.now();
  const held = await deps.deliveries.claim({ key, owner: "other", now, until: now + MINUTE });
  expect(held).not.toBeNull();
  expect(await run()).toBe(now + MINUTE);
  expect(sent()).toEqual([]);
  deps.clock.set(now + MINUTE);
  await run();
  expect(sent("alpha")).toEqual([key]);
});

test("stops when its time is up and leaves the rest to the next run", async () => {
  const { deps, queue, run, sent, servers } = await setup();
  await queue("alpha", 30);
  servers.set("alpha", () => {
    deps.clock.advance(10 * SECOND);
    return accepted;
  });
  expect(await run()).toBeLessThanOrEqual(deps.clock.now());
  expect(sent("alpha")).toHaveLength(5);
  expect(await deps.deliveries.counts()).toEqual(counts({ delivered: 5, waiting: 25 }));
});

test("a destination that is gone is paused with its reason; what waits for it waits without attempts", async () => {
  const { deps, queue, run, sent, servers, resume } = await setup();
  await queue("alpha", 3);
  servers.set("alpha", () => failing(410));
  expect(await run()).toBeNull();
  await run();
  expect(sent("alpha")).toHaveLength(1);
  expect((await deps.documents.read("destination", "alpha"))?.body).toMatchObject({
    enabled: false,
    pausedBecause: "The webhook's server answered 410",
  });
  expect(await deps.deliveries.counts()).toEqual(counts({ waiting: 2, rejected: 1 }));
  deps.clock.advance(100 * HOUR);
  await run();
  expect(await attempts(deps)).toEqual({ tried: 1, untried: 2 });
  servers.delete("alpha");
  await resume("alpha");
  await deps.deliveries.redrive({ destinationId: "alpha", at: deps.clock.now() });
  await run();
  expect(await deps.deliveries.counts()).toEqual(counts({ delivered: 3 }));
});

test("what waits for a destination that was removed is rejected and says so", async () => {
  const { deps, queue, run, sent } = await setup();
  await queue("alpha", 2);
  await queue("beta", 1);
  await remove(deps, "alpha");
  expect(await run()).toBeNull();
  expect(sent("alpha")).toEqual([]);
  expect(await deps.deliveries.counts()).toEqual(counts({ delivered: 1, rejected: 2 }));
  const [dead] = await deps.deliveries.log({ after: null, limit: 1, destinationId: "alpha" });
  expect(dead?.lastError).toBe("The destination was removed");
});

test("an endpoint with an API key alone gets it in the Authorization header, unsigned", async () => {
  const { deps, queue, run } = await setup();
  await queue("alpha", 1);
  await run();
  const [request] = deps.http.requests;
  expect(request?.method).toBe("POST");
  expect(request?.url).toBe("https://alpha.example.com/events");
  expect(request?.headers["authorization"]).toBe("Bearer key-of-alpha");
  expect(Object.keys(request?.headers ?? {})).not.toContain("webhook-signature");
  expect(JSON.parse(request?.body ?? "")).toMatchObject({ type: "alert.opened" });
});

/** Two webhook destinations, `alpha` and `beta`, each with an address and a key as an endpoint of a SIEM has them. */
async function setup() {
  const deps = createMemoryPlatform({ now: NOW });
  const servers = new Map<string, (request: HttpRequest) => HttpAnswer>();
  const nameOf = (url: string): string => new URL(url).hostname.split(".")[0] ?? "";
  deps.http.reply((request) => servers.get(nameOf(request.url))?.(request) ?? accepted);
  const save = (id: string, expectedVersion: number, body: unknown) =>
    deps.documents.save({ kind: "destination", id, body, expectedVersion, by: "admin", at: NOW });
  const stored = (id: string) => ({
    kind: "webhook",
    name: id,
    enabled: true,
    settings: { address: `https://${id}.example.com/events` },
  });
  for (const id of ["alpha", "beta"]) {
    await save(id, 0, stored(id));
    await deps.secrets.set(`destination:${id}:header`, `Bearer key-of-${id}`);
  }
  const alertKey = sampleKey(9_999);
  await deps.alerts.add([
    {
      key: alertKey,
      ruleId: "rule-1",
      ruleTitle: "Admin granted",
      ruleVersion: 1,
      level: "high",
      title: "Admin granted",
      dedupKey: "",
      bucketStart: NOW,
      createdAt: NOW,
      historical: false,
      opening: [],
    },
  ]);
  let queued = 0;
  return {
    deps,
    servers,
    queue: async (destinationId: string, count: number) => {
      const keys = Array.from({ length: count }, () => sampleKey((queued += 1)));
      const now = deps.clock.now();
      const of = { alertKey, destinationId, kind: "alert", subject: "" } as const;
      await deps.deliveries.add(
        keys.map((key, index) => ({ ...of, key, dueAt: now, createdAt: now + index })),
      );
      return keys;
    },
    run: (platform: Platform = deps) =>
      deliver(platform, {
        owner: deps.random.uuid(),
        until: deps.clock.now() + 45 * SECOND,
        rules: [],
      }),
    sent: (id?: string) =>
      deps.http.requests
        .filter(({ url }) => id === undefined || nameOf(url) === id)
        .map(({ headers }) => headers["webhook-id"] ?? ""),
    resume: async (id: string) => save(id, 2, stored(id)),
  };
}

const remove = (deps: MemoryPlatform, id: string) =>
  deps.documents.save({
    kind: "destination",
    id,
    body: null,
    expectedVersion: 1,
    by: "admin",
    at: NOW,
  });

async function attempts(deps: MemoryPlatform) {
  const all = await deps.deliveries.ofAlert(sampleKey(9_999));
  const untried = all.filter((one) => one.attempts === 0).length;
  return { tried: all.length - untried, untried };
}

function counts(of: { waiting?: number; delivered?: number; rejected?: number }) {
  const { waiting = 0, delivered = 0, rejected = 0 } = of;
  return { queued: waiting + delivered + rejected, waiting, delivered, rejected };
}
