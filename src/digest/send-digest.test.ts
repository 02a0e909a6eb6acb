import { expect, test } from "@jest/globals";
import type { DigestSettings } from "#contract";
import type { Platform } from "#ports";
import { createMemoryPlatform } from "#ports/memory-platform";
import { readDigest } from "./read-digest";
import { recentDigest } from "./recent-digest";
import { sendDigest } from "./send-digest";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A Monday at 8:00 in Berlin. */
const END = Date.UTC(2026, 10, 23, 7);

test("a week has one digest and each destination one delivery, however often it is looked at", async () => {
  const { deps } = await setup();
  expect(await hourly(deps, 7 * 24)).toBe(2);
  const { digest, destinationIds } = (await recentDigest(deps)) ?? {};
  expect(digest).toMatchObject({
    week: "2026-11-23",
    from: END - 7 * DAY,
    to: END,
    zone: "Europe/Berlin",
  });
  expect(destinationIds).toEqual(["slack-1", "webhook-1"]);
  expect((await deps.documents.list("digest")).map(({ version }) => version)).toEqual([1]);
  expect(await hourly(deps, 24)).toBe(2);
  expect((await deps.documents.list("digest")).map(({ id }) => id)).toEqual([
    "2026-11-23",
    "2026-11-30",
  ]);
});

test("runs that overlap make one digest, and queue it once", async () => {
  const { deps } = await setup();
  deps.clock.advance(DAY);
  const queued = await Promise.all(Array.from({ length: 5 }, () => sendDigest(deps)));
  expect(await deps.deliveries.counts()).toMatchObject({ queued: 2 });
  expect(Math.max(...queued)).toBe(2);
  expect((await deps.documents.list("digest")).map(({ version }) => version)).toEqual([1]);
});

test.each(["before", "after"] as const)(
  "dead %s any of its calls, it is finished by the next run, and nothing is told twice",
  async (when) => {
    for (let at = 1; ; at += 1) {
      const { deps } = await setup();
      deps.clock.advance(DAY);
      const isDead = await sendDigest(dying(deps, at, when)).then(
        () => false,
        () => true,
      );
      await sendDigest(deps);
      const log = await deps.deliveries.log({ after: null, limit: 10 });
      expect({ at, told: log.map(({ subject }) => subject) }).toEqual({
        at,
        told: ["2026-11-23", "2026-11-23"],
      });
      expect((await deps.documents.list("digest")).map(({ version }) => version)).toEqual([1]);
      if (!isDead) return expect(at).toBeGreaterThan(15);
    }
  },
  30_000,
);

test("there is none while it is off, nor of a week that ended before it was on", async () => {
  const { deps, save } = await setup({ enabled: false });
  expect(await hourly(deps, 48)).toBe(0);
  await save({});
  expect(await hourly(deps, 5 * 24)).toBe(0);
  expect(await hourly(deps, 24)).toBe(2);
  expect((await deps.documents.list("digest")).map(({ id }) => id)).toEqual(["2026-11-30"]);
});

test("a destination that was chosen after the digest was made gets the next one", async () => {
  const { deps, save } = await setup({ destinationIds: ["slack-1"] });
  expect(await hourly(deps, 24)).toBe(1);
  await save({ destinationIds: ["slack-1", "webhook-1"] });
  expect(await hourly(deps, 5 * 24)).toBe(0);
  expect(await hourly(deps, 2 * 24)).toBe(2);
});

test("a destination that is gone gets none", async () => {
  const { deps } = await setup({ destinationIds: ["slack-1", "gone"] });
  expect(await hourly(deps, 24)).toBe(1);
});

test("the log is waited for, but not for ever; the digest says what is missing", async () => {
  const { deps } = await setup();
  await deps.documents.save({
    kind: "connection",
    id: "organization",
    body: {
      orgId: "org-1",
      keyLastFour: "cret",
      keyExpiresAt: null,
      connectedAt: END - 30 * DAY,
      connectedBy: "admin",
      backfillDays: 0,
      deliverHistorical: false,
      appAccountId: "app-account",
    },
    expectedVersion: 0,
    by: "admin",
    at: END - 30 * DAY,
  });
  expect(await hourly(deps, 8)).toBe(0);
  expect(await hourly(deps, 1)).toBe(2);
  const digest = await readDigest(deps, "2026-11-23");
  expect(digest?.collection.gaps).toEqual([
    { from: END - 7 * DAY, to: END, text: expect.stringContaining("Nothing was collected") },
  ]);
  expect(digest?.events).toEqual({ count: 0, before: null });
});

/** Set up two hours before a week ends. */
async function setup(settings: Partial<DigestSettings> = {}) {
  const deps = createMemoryPlatform({ now: END - 2 * HOUR });
  const by = { by: "admin", at: END - 2 * HOUR };
  for (const [id, kind] of [
    ["slack-1", "slack"],
    ["webhook-1", "webhook"],
  ] as const) {
    const body = { kind, name: id, enabled: true, settings: {} };
    await deps.documents.save({ kind: "destination", id, body, expectedVersion: 0, ...by });
  }
  let version = 0;
  const save = async (changes: Partial<DigestSettings>): Promise<void> => {
    const body: DigestSettings = {
      enabled: true,
      weekday: 0,
      hour: 8,
      zone: "Europe/Berlin",
      destinationIds: ["slack-1", "webhook-1"],
      ...changes,
    };
    const change = { kind: "settings", id: "digest", body, expectedVersion: version } as const;
    version =
      (await deps.documents.save({ ...change, by: "admin", at: deps.clock.now() })) ?? version;
  };
  await save(settings);
  return { deps, save };
}

/** Looks so many times, an hour apart. Answers how many deliveries were queued. */
async function hourly(
  deps: Parameters<typeof sendDigest>[0] & { readonly clock: { advance: (ms: number) => void } },
  hours: number,
): Promise<number> {
  let queued = 0;
  for (let hour = 0; hour < hours; hour += 1) {
    queued += await sendDigest(deps);
    deps.clock.advance(HOUR);
  }
  return queued;
}

/** The platform, which dies before or after one of its calls, counted from 1. */
function dying(deps: Platform, at: number, when: "before" | "after"): Platform {
  let calls = 0;
  const mortal = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get: (target, name, self) => {
        const call: unknown = Reflect.get(target, name, self);
        if (typeof call !== "function") return call;
        return async (...given: ReadonlyArray<unknown>): Promise<unknown> => {
          calls += 1;
          const isLast = calls === at;
          if (isLast && when === "before") throw new Error("died before the call");
          const answer: unknown = await Reflect.apply(call, target, given);
          if (isLast) throw new Error("died after the call");
          return answer;
        };
      },
    });
  return {
    ...deps,
    documents: mortal(deps.documents),
    deliveries: mortal(deps.deliveries),
    checkpoints: mortal(deps.checkpoints),
    rollups: mortal(deps.rollups),
    alerts: mortal(deps.alerts),
  };
}
