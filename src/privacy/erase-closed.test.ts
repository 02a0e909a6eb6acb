import { expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Connection } from "#contract";
import { createPipeline } from "#pipeline";
import { seal } from "#pipeline/seal";
import { openSegment, Segment } from "#pipeline/shapes/segment";
import { holdsOf } from "#pipeline/shapes/holds-of";
import { verify } from "#pipeline/verify";
import { verifyActivity } from "#pipeline/verify-activity";
import { createMemoryPlatform, type MemoryPlatform } from "#ports/memory-platform";
import { createMemoryStream } from "#ports/memory-stream";
import { parsePrebuilt } from "#rules/load-rules";
import { API_KEY } from "#sources/org-audit-log/secret-names";
import { eraseClosed } from "./erase-closed";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const CONNECTED = Date.UTC(2026, 0, 5, 9);

const ada = { id: "712020:ada", name: "Ada Example", email: "ada@example.com" };
const bob = { id: "5b10ac8d82e05b22cc7d4ef5", name: "Bob Other", email: "bob@example.com" };

const pipeline = createPipeline(
  parsePrebuilt([
    {
      text: `
title: Admin granted by %actor.name%
id: admin-granted
status: stable
logsource: { product: atlassian, service: audit }
detection:
  selection: { action: added_org_admin, actor.email|endswith: example.com }
  condition: selection
level: high
audit-stream: { dedup: { by: [actor.email], window: 1h } }
`,
    },
  ]),
);

type Person = typeof ada;

const event = (id: string, at: number, actor: Person, target: Person) => ({
  processedAt: at,
  body: {
    id,
    attributes: {
      time: new Date(at - 1_000).toISOString(),
      processedAt: new Date(at).toISOString(),
      action: "added_org_admin",
      actor,
      context: [
        { id: "g-1", type: "groups", attributes: { name: "site-admins" } },
        { id: target.id, type: "users", attributes: { name: target.email, email: target.email } },
      ],
    },
    message: { content: `${actor.name} added ${target.name} (${target.email}) to site-admins` },
  },
});

async function setup() {
  const deps = createMemoryPlatform({ now: CONNECTED });
  const stream = createMemoryStream({ lastPage: "cursor" });
  deps.auditLog.reply(stream.answer);
  const body: Connection = {
    orgId: "org-1",
    keyLastFour: "cret",
    keyExpiresAt: null,
    connectedAt: CONNECTED,
    connectedBy: "admin",
    backfillDays: 0,
    deliverHistorical: false,
    appAccountId: "app-account",
  };
  const by = { by: "admin", at: CONNECTED, expectedVersion: 0 };
  await deps.documents.save({ kind: "connection", id: "organization", body, ...by });
  await deps.secrets.set(API_KEY, "secret");
  deps.clock.advance(5_000);
  return { deps, stream };
}

let number = 0;
const add = (
  deps: MemoryPlatform,
  stream: ReturnType<typeof createMemoryStream>,
  actor: Person,
  target: Person,
): void => stream.add(event(`e-${(number += 1)}`, deps.clock.now(), actor, target));

const sealNow = (deps: MemoryPlatform) =>
  seal(deps, { owner: deps.random.uuid(), until: deps.clock.now() + HOUR, afterMs: 0 });

const eraseNow = (deps: MemoryPlatform, holds = holdsOf([])) =>
  eraseClosed(deps, {
    holds,
    appAccountId: "app-account",
    owner: deps.random.uuid(),
    until: deps.clock.now() + MINUTE,
  });

/** Everything that the app keeps in words, wherever that is. */
async function everything(deps: MemoryPlatform): Promise<string> {
  const said: unknown[] = [];
  const last = (await deps.segments.last())?.number ?? 0;
  for (let segment = 1; segment <= last + 1; segment += 1) {
    const value = await deps.segments.read(segment);
    if (value !== null) said.push(openSegment(deps, Segment.parse(JSON.parse(value))));
  }
  said.push(await deps.tail.byKey("", 1_000));
  for (const place of ["actor", "target", "event", "alert", "unreadable", "second"] as const) {
    said.push(await deps.texts.read(place, "", 1_000));
  }
  said.push(await deps.events.search({ filter: {}, after: null, limit: 1_000 }));
  said.push(await deps.alerts.list({ after: null, limit: 1_000 }));
  said.push(await deps.people.toErase(Number.MAX_SAFE_INTEGER, 1_000));
  said.push(await deps.activity.newest({ before: null, limit: 1_000 }));
  said.push(await deps.checkpoints.read("eraser"));
  return JSON.stringify(said);
}

test("nothing that is kept has the name or address of a closed account, and the record still verifies", async () => {
  const { deps, stream } = await setup();
  add(deps, stream, ada, bob);
  add(deps, stream, bob, ada);
  await pipeline.collect(deps);
  await sealNow(deps);
  deps.clock.advance(MINUTE);
  add(deps, stream, { ...ada, name: "Ada Formerly", email: "ada.formerly@example.com" }, bob);
  add(deps, stream, bob, bob);
  stream.add({ processedAt: deps.clock.now(), body: { id: "", who: ada } });
  await pipeline.collect(deps);
  expect(await everything(deps)).toContain("Admin granted");
  expect(await everything(deps)).toContain("Ada");
  await deps.people.close({ accountId: ada.id, words: [], at: deps.clock.now() });
  await eraseNow(deps);
  expect(await everything(deps)).toContain("Ada");
  deps.clock.advance(11 * MINUTE);
  await eraseNow(deps);
  const kept = await everything(deps);
  expect(kept).not.toMatch(/Ada |ada@|ada\.formerly/i);
  expect(kept).toContain("[erased] added Bob Other (bob@example.com) to site-admins");
  expect(kept).toContain(ada.id);
  expect(await verify(deps)).toMatchObject({ result: "intact", events: 2, erased: 2 });
  await sealNow(deps);
  expect(await verify(deps)).toMatchObject({ result: "intact", events: 4, erased: 2 });
  expect(await verifyActivity(deps)).toMatchObject({ result: "intact" });
  expect(await deps.people.tally()).toMatchObject({ waiting: 0, erased: 1, events: 3 });
  expect(await deps.activity.newest({ before: null, limit: 9 })).toMatchObject([
    {
      accountId: "app-account",
      procedure: "privacy/erase-account",
      subject: ada.id,
      detail: '{"events":3,"held":0}',
    },
  ]);
});

test("neither the past nor a late event nor a replay brings the person back, and none of them is a conflict", async () => {
  const { deps, stream } = await setup();
  add(deps, stream, ada, bob);
  await pipeline.collect(deps);
  await deps.people.close({ accountId: ada.id, words: [ada.name], at: deps.clock.now() });
  await deps.events.forgetNames(ada.id, Number.MAX_SAFE_INTEGER);
  deps.clock.advance(11 * MINUTE);
  await eraseNow(deps);
  const { body } = event("e-1-late", deps.clock.now(), ada, bob);
  for (const raws of [[body], [body]])
    expect(await pipeline.takeIn(deps, raws)).toMatchObject({ taken: true });
  expect(await deps.conflicts.count()).toBe(0);
  const found = await deps.events.search({ filter: {}, after: null, limit: 9 });
  expect(found.map(({ message }) => message)).toEqual([
    "Added org admin site-admins",
    "[erased] added Bob Other (bob@example.com) to site-admins",
  ]);
  expect(await everything(deps)).not.toMatch(/Ada |ada@/i);
});

test("what is under a legal hold keeps the person until the hold has ended", async () => {
  const { deps, stream } = await setup();
  add(deps, stream, ada, bob);
  await pipeline.collect(deps);
  await sealNow(deps);
  await deps.people.close({ accountId: ada.id, words: [], at: deps.clock.now() });
  deps.clock.advance(HOUR);
  const holds = holdsOf([{ from: CONNECTED - DAY, to: null, actorId: "" }]);
  await eraseNow(deps, holds);
  expect(await deps.people.tally()).toMatchObject({ waiting: 1, held: 1, erased: 0 });
  expect(await verify(deps)).toMatchObject({ erased: 0 });
  expect(await deps.events.findActors("", [ada.id])).toMatchObject([{ name: "", email: "" }]);
  expect(
    JSON.stringify(
      openSegment(deps, Segment.parse(JSON.parse((await deps.segments.read(1)) ?? ""))),
    ),
  ).toContain("Ada Example");
  deps.clock.advance(8 * DAY);
  await eraseNow(deps);
  expect(await everything(deps)).not.toMatch(/Ada |ada@/i);
  expect(await deps.people.tally()).toMatchObject({ waiting: 0, held: 0, erased: 1 });
});

test("a name like that of other things is taken from nobody else's events", async () => {
  const { deps, stream } = await setup();
  const sly = { id: "712020:sly", name: "to site-admins", email: "sly@example.com" };
  add(deps, stream, ada, bob);
  add(deps, stream, sly, bob);
  await pipeline.collect(deps);
  await deps.people.close({ accountId: sly.id, words: [], at: deps.clock.now() });
  deps.clock.advance(HOUR);
  await eraseNow(deps);
  const found = await deps.events.search({ filter: { actors: [ada.id] }, after: null, limit: 9 });
  expect(found.map(({ message }) => message)).toEqual([
    "Ada Example added Bob Other (bob@example.com) to site-admins",
  ]);
  expect(await everything(deps)).not.toContain("sly@");
});

test("dying at any call while events keep coming, the person is gone in the end and the record holds", async () => {
  const step = fc.record({
    what: fc.constantFrom("events", "collect", "seal", "erase", "erase", "hour"),
    dies: fc.option(fc.integer({ min: 0, max: 60 })),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      const { deps, stream } = await setup();
      add(deps, stream, ada, bob);
      add(deps, stream, bob, ada);
      await pipeline.collect(deps);
      await deps.people.close({ accountId: ada.id, words: [], at: deps.clock.now() });
      for (const { what, dies } of steps) {
        const mortal = dyingAfter(deps, dies ?? Number.POSITIVE_INFINITY);
        deps.clock.advance(3 * MINUTE);
        if (what === "events") for (const who of [ada, bob]) add(deps, stream, who, ada);
        if (what === "collect") await pipeline.collect(mortal).catch(() => undefined);
        if (what === "seal") await sealNow(mortal).catch(() => undefined);
        if (what === "erase") await eraseNow(mortal).catch(() => undefined);
        if (what === "hour") deps.clock.advance(HOUR);
      }
      deps.clock.advance(HOUR);
      await pipeline.collect(deps);
      await sealNow(deps);
      deps.clock.advance(HOUR);
      await eraseNow(deps);
      await sealNow(deps);
      const kept = await everything(deps);
      expect(kept).not.toMatch(/Ada |ada@/i);
      expect(kept).toContain("Bob Other");
      expect(await verify(deps)).toMatchObject({ result: "intact" });
      expect(await verifyActivity(deps)).toMatchObject({ result: "intact" });
      expect(await deps.people.tally()).toMatchObject({ waiting: 0, erased: 1 });
      expect(await deps.conflicts.count()).toBe(0);
      const { length } = await deps.activity.newest({ before: null, limit: 9 });
      expect(length).toBe(1);
    }),
    { numRuns: 60 },
  );
});

/** The platform of a run that dies before its n-th call of whatever keeps something. */
function dyingAfter(deps: MemoryPlatform, calls: number): MemoryPlatform {
  let left = calls;
  const mortal = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get: (target, name, receiver) => {
        const member: unknown = Reflect.get(target, name, receiver);
        if (typeof member !== "function") return member;
        return async (...args: ReadonlyArray<unknown>) => {
          left -= 1;
          if (left < 0) throw new Error("died");
          const answer: unknown = await Reflect.apply(member, target, args);
          return answer;
        };
      },
    });
  return {
    ...deps,
    activity: mortal(deps.activity),
    alerts: mortal(deps.alerts),
    checkpoints: mortal(deps.checkpoints),
    events: mortal(deps.events),
    people: mortal(deps.people),
    segments: mortal(deps.segments),
    tail: mortal(deps.tail),
    texts: mortal(deps.texts),
  };
}
