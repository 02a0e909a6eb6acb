import { expect, test } from "@jest/globals";
import type { Connection } from "#contract";
import type { HttpAnswer } from "#ports";
import { createMemoryPlatform } from "#ports/memory-platform";
import { createMemoryStream, page200 } from "#ports/memory-stream";
import { collectLive } from "./collect-live";
import { collectPast } from "./collect-past";
import { coverage } from "./coverage";
import { readRuns } from "./read-runs";
import { restartRuns } from "./restart-runs";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const CONNECTED = Date.UTC(2026, 0, 5, 9);

/** An organization, connected at nine, whose taken events are counted by id. */
async function setup(lastPage: "cursor" | "null" | "same" = "cursor", backfillDays = 180) {
  const deps = createMemoryPlatform({ now: CONNECTED });
  const stream = createMemoryStream({ lastPage });
  const connection: Connection = {
    orgId: "org-1",
    keyLastFour: "cret",
    keyExpiresAt: null,
    connectedAt: CONNECTED,
    connectedBy: "admin",
    backfillDays,
    deliverHistorical: false,
    appAccountId: null,
  };
  await deps.documents.save({
    kind: "connection",
    id: "organization",
    body: connection,
    expectedVersion: 0,
    by: "admin",
    at: CONNECTED,
  });
  deps.auditLog.reply(stream.answer);
  const taken = new Map<string, number>();
  const takePage = async (events: ReadonlyArray<unknown>) => {
    let stored = 0;
    let newest: number | null = null;
    for (const event of events) {
      const { id, at } = event as { id: string; at: number };
      if (!taken.has(id)) stored += 1;
      taken.set(id, (taken.get(id) ?? 0) + 1);
      newest = Math.max(newest ?? 0, at);
    }
    return { stored, known: events.length - stored, newestProcessedAt: newest };
  };
  const run = (until = deps.clock.now() + 45_000) => ({
    connection,
    apiKey: "secret",
    previousKey: null,
    owner: deps.random.uuid(),
    until,
    takePage,
  });
  return {
    deps,
    stream,
    taken,
    reply: (answers: ReadonlyArray<HttpAnswer>) => {
      const left = [...answers];
      deps.auditLog.reply((request) => left.shift() ?? stream.answer(request));
    },
    add: (count: number, at = deps.clock.now(), name = "e") =>
      stream.add(
        ...Array.from({ length: count }, (_, index) => ({
          processedAt: at,
          body: { id: `${name}${taken.size}-${index}-${at}`, at },
        })),
      ),
    run,
    live: () => collectLive(deps, run()),
    past: () => collectPast(deps, run()),
    runs: () => readRuns(deps),
  };
}

const refused = (
  status: number,
  headers: Record<string, string> = {},
  body: unknown = {},
): HttpAnswer => ({
  answered: true,
  status,
  headers,
  body: JSON.stringify(body),
});

test.each(["cursor", "null", "same"] as const)(
  "reads on where it stopped, and misses nothing, when a last page has %s as its cursor",
  async (lastPage) => {
    const { deps, taken, add, live } = await setup(lastPage);
    for (const count of [3, 0, 700, 1, 0, 500, 501]) {
      add(count);
      await live();
      deps.clock.advance(5 * MINUTE);
    }
    await live();
    expect(taken.size).toBe(3 + 700 + 1 + 500 + 501);
  },
);

test("stops on an empty page although it names a cursor", async () => {
  const { deps, live } = await setup();
  expect(await live()).toBe("caught-up");
  expect(deps.auditLog.requests).toHaveLength(1);
});

test("stops on a cursor that comes back unchanged, although the page is full", async () => {
  const { deps, add, live, reply } = await setup("same");
  add(2);
  reply([page200([{ id: "x", at: 1 }], "7"), page200([{ id: "y", at: 1 }], "7")]);
  expect(await live()).toBe("caught-up");
  expect(deps.auditLog.requests).toHaveLength(2);
});

test("stops on a short page of nothing but repeated events, although its cursor is a new one", async () => {
  const { deps, live, reply, runs } = await setup();
  const repeated = (cursor: number) => page200([{ id: "a", at: 1 }], `${cursor}`);
  reply(Array.from({ length: 60 }, (_, index) => repeated(index)));
  expect(await live()).toBe("nothing-new");
  expect(deps.auditLog.requests).toHaveLength(2);
  expect((await runs()).live?.cursor).toBe("1");
});

test("takes a short page for what it is, not for the end", async () => {
  const { taken, live, reply } = await setup();
  reply([page200([{ id: "a", at: 1 }], "1"), page200([{ id: "b", at: 1 }], "2"), page200([], "2")]);
  await live();
  expect([...taken.keys()]).toEqual(["a", "b"]);
});

test("asks for a limit and for nothing that the stream does not know", async () => {
  const { deps, add, live } = await setup();
  add(600);
  await live();
  expect(deps.auditLog.requests.map(({ limit }) => limit)).toEqual([500, 500, 500]);
  const [first, second] = deps.auditLog.requests;
  expect(first).toEqual({
    orgId: "org-1",
    apiKey: "secret",
    from: CONNECTED - 15 * MINUTE,
    limit: 500,
    timeoutMs: 20_000,
  });
  expect(second).toMatchObject({ cursor: "500" });
  expect(second).not.toHaveProperty("from");
});

test("takes the highest processing time of a page, wherever on the page it stands", async () => {
  const { live, reply, runs } = await setup();
  reply([
    page200(
      [
        { id: "a", at: 5 },
        { id: "b", at: 900 },
        { id: "c", at: 7 },
      ],
      "1",
    ),
    page200([], "1"),
  ]);
  await live();
  expect((await runs()).live?.newestProcessedAt).toBe(900);
});

test.each([
  ["retry-after in seconds", { "retry-after": "120" }, 120_000],
  [
    "retry-after as a date",
    { "retry-after": new Date(CONNECTED + 180_000).toUTCString() },
    180_000,
  ],
  ["x-retry-after", { "x-retry-after": "50" }, 50_000],
  [
    "a reset without seconds",
    { "x-ratelimit-reset": "2026-01-05T09:02Z", "x-ratelimit-remaining": "3" },
    120_000,
  ],
  ["no header at all", {}, 60_000],
  ["garbage", { "retry-after": "soon", "x-ratelimit-reset": "later" }, 60_000],
])(
  "after a 429 with %s waits, keeps its cursor and does not ask again",
  async (_, headers, wait) => {
    const { deps, add, live, reply, runs } = await setup();
    add(1);
    await live();
    reply([refused(429, headers)]);
    deps.clock.advance(0);
    const before = await runs();
    expect(await live()).toBe("failed");
    const requests = deps.auditLog.requests.length;
    const after = await runs();
    expect(after.live?.cursor).toBe(before.live?.cursor);
    const waited = (after.live?.notBefore ?? 0) - deps.clock.now();
    expect(waited).toBeGreaterThanOrEqual(wait);
    expect(waited).toBeLessThanOrEqual(wait + 10_000);
    expect(await live()).toBe("not-yet");
    expect(deps.auditLog.requests).toHaveLength(requests);
    deps.clock.advance(waited);
    add(1);
    expect(await live()).toBe("caught-up");
  },
);

test.each([500, 502, 503, 504])(
  "tries twice more within the run after a %i, and then succeeds",
  async (status) => {
    const { add, taken, live, reply } = await setup();
    add(4);
    reply([refused(status), refused(status)]);
    expect(await live()).toBe("caught-up");
    expect(taken.size).toBe(4);
  },
);

test("gives up for this run after three failures in a row, loses nothing and comes back", async () => {
  const { deps, add, taken, live, reply, runs } = await setup();
  add(4);
  reply([refused(503), { answered: false, reason: "network", detail: "reset" }, refused(500)]);
  expect(await live()).toBe("failed");
  expect((await runs()).live?.failure).toMatchObject({ reason: "unavailable" });
  deps.clock.advance(2 * MINUTE);
  expect(await live()).toBe("caught-up");
  expect(taken.size).toBe(4);
  expect((await runs()).live?.failure).toBeNull();
});

test("asks for half as many events after a slow answer, and for more again later", async () => {
  const { deps, add, live, reply } = await setup();
  add(600);
  reply([{ answered: false, reason: "timeout", detail: "20 s" }]);
  await live();
  expect(deps.auditLog.requests.map(({ limit }) => limit)).toEqual([500, 250, 500, 500]);
});

test("resumes an hour before the newest event when the cursor has expired, and notes the gap", async () => {
  const { deps, add, taken, live, reply, runs } = await setup();
  add(2);
  await live();
  deps.clock.advance(3 * HOUR);
  add(3);
  reply([refused(400, {}, { errors: [{ code: "ADMIN-400-1" }] })]);
  expect(await live()).toBe("caught-up");
  expect(taken.size).toBe(5);
  expect(deps.auditLog.requests.at(-2)).toMatchObject({ from: CONNECTED - HOUR });
  expect((await runs()).live?.gaps).toEqual([
    { from: CONNECTED - HOUR, to: CONNECTED + 3 * HOUR, reason: "cursor-expired" },
  ]);
});

test("says what is gone for good when it comes back after more than 180 days", async () => {
  const { deps, add, live, reply, runs } = await setup();
  add(1);
  await live();
  deps.clock.advance(200 * DAY);
  reply([refused(400, {}, { errors: [{ code: "ADMIN-400-1" }] })]);
  await live();
  const horizon = CONNECTED + 20 * DAY;
  expect(deps.auditLog.requests.at(-1)).toMatchObject({ from: horizon });
  expect((await runs()).live?.gaps).toEqual([
    { from: CONNECTED - HOUR, to: horizon, reason: "beyond-retention" },
  ]);
});

test.each([
  [401, "key-rejected"],
  [403, "not-admin"],
  [404, "organization-not-found"],
])(
  "stops for an hour after a %i, and asks at once when an administrator has mended it",
  async (status, reason) => {
    const { deps, add, live, reply, runs, taken } = await setup();
    add(1);
    reply([refused(status)]);
    expect(await live()).toBe("failed");
    expect((await runs()).live?.failure).toMatchObject({ reason, status });
    for (const _ of [1, 2, 3]) {
      deps.clock.advance(10 * MINUTE);
      expect(await live()).toBe("not-yet");
    }
    expect(deps.auditLog.requests).toHaveLength(1);
    await restartRuns(deps);
    expect(await live()).toBe("caught-up");
    expect(taken.size).toBe(1);
  },
);

test("leaves out polls between ticks while nothing comes, and takes them up again", async () => {
  const { deps, add, live } = await setup();
  for (const _ of [1, 2, 3]) {
    expect(await live()).toBe("caught-up");
    deps.clock.advance(MINUTE);
  }
  expect(await live()).toBe("skipped");
  deps.clock.advance(4 * MINUTE);
  add(1);
  expect(await live()).toBe("caught-up");
  deps.clock.advance(MINUTE);
  expect(await live()).toBe("caught-up");
});

test("counts polls without news, not the empty page that ends a poll with some", async () => {
  const { deps, add, live, runs } = await setup();
  const counts = [];
  for (const events of [2, 0, 0, 1]) {
    add(events);
    await live();
    counts.push((await runs()).live?.emptyPolls);
    deps.clock.advance(5 * MINUTE);
  }
  expect(counts).toEqual([0, 1, 2, 0]);
});

test("does nothing while another run holds the lease", async () => {
  const { deps, live } = await setup();
  await deps.checkpoints.lease({
    name: "org-audit-log/live",
    owner: "other",
    now: deps.clock.now(),
    until: deps.clock.now() + MINUTE,
  });
  expect(await live()).toBe("skipped");
  expect(deps.auditLog.requests).toHaveLength(0);
});

test("shares 50 requests a minute with others: live goes up to 45, the past up to 30", async () => {
  const { deps, add, live, past, reply } = await setup();
  add(1, CONNECTED - DAY);
  const full = Array.from({ length: 100 }, (_, index) =>
    page200([{ id: `p${index}`, at: CONNECTED - DAY }], String(index)),
  );
  reply(full);
  expect(await past()).toBe("budget");
  expect(deps.auditLog.requests).toHaveLength(30);
  expect(await live()).toBe("budget");
  expect(deps.auditLog.requests).toHaveLength(45);
});

test("reads the past from 180 days ago, can be interrupted at any page, and ends in the present", async () => {
  const { deps, add, taken, past, runs } = await setup();
  for (let day = 170; day > 0; day -= 1) add(100, CONNECTED - day * DAY);
  expect(await past()).toBe("budget");
  expect(deps.auditLog.requests[0]).toMatchObject({ from: CONNECTED - 180 * DAY });
  expect(taken.size).toBe(15_000);
  deps.clock.advance(MINUTE);
  expect(await past()).toBe("done");
  expect(taken.size).toBe(17_000);
  expect((await runs()).past?.done).toBe(true);
  expect(await past()).toBe("skipped");
});

test("tells how far the past has been read, and what is complete", async () => {
  const { deps, add, past, live, reply, stream } = await setup();
  await live();
  expect(await coverage(deps)).toMatchObject({
    from: CONNECTED,
    to: CONNECTED,
    backfill: { state: "waiting", progress: 0 },
  });
  add(1, CONNECTED - 90 * DAY);
  reply([stream.answer({ from: 0, limit: 500 }), refused(429)]);
  await past();
  const half = await coverage(deps);
  expect(half.backfill.progress).toBeCloseTo(0.5, 1);
  deps.clock.advance(5 * MINUTE);
  await past();
  expect(await coverage(deps)).toMatchObject({
    from: CONNECTED - 180 * DAY,
    gaps: [],
    backfill: { state: "done", progress: 1 },
  });
});

test("goes on with the cursor of the past, so that no event falls between the two runs", async () => {
  const { deps, add, taken, live, past, runs } = await setup();
  add(5, CONNECTED - 2 * DAY);
  await live();
  await past();
  deps.clock.advance(5 * MINUTE);
  await live();
  const { live: state, past: before } = await runs();
  expect(state?.tookOver).toBe(true);
  expect(state?.cursor).toBe(before?.cursor);
  add(3);
  deps.clock.advance(5 * MINUTE);
  await live();
  expect(taken.size).toBe(8);
});

test("reads no past where none was asked for", async () => {
  const { deps, past } = await setup("cursor", 0);
  expect(await past()).toBe("skipped");
  expect(deps.auditLog.requests).toHaveLength(0);
});

test("never writes the key into the log", async () => {
  const { deps, live, reply } = await setup();
  reply([refused(401, {}, { message: "bad key secret" })]);
  await live();
  expect(JSON.stringify(deps.log.lines)).not.toContain("secret");
});

test("where the newest key is rejected the one before does the work, until the newest is accepted", async () => {
  const { deps, stream, run, taken, add } = await setup();
  const rejected = new Set(["new"]);
  deps.auditLog.reply((request) =>
    rejected.has(request.apiKey)
      ? { answered: true, status: 401, headers: {}, body: "{}" }
      : stream.answer(request),
  );
  add(1);
  const keys = { apiKey: "new", previousKey: "old" };
  expect(await collectLive(deps, { ...run(), ...keys })).not.toBe("failed");
  expect(taken.size).toBe(1);
  expect((await readRuns(deps)).live).toMatchObject({ failure: null, usesPreviousKey: true });
  rejected.clear();
  deps.clock.advance(MINUTE);
  await collectLive(deps, { ...run(), ...keys });
  expect((await readRuns(deps)).live).toMatchObject({ failure: null, usesPreviousKey: false });
});

test("where both keys are rejected collecting stops and says so", async () => {
  const { deps, run } = await setup();
  deps.auditLog.reply(() => ({ answered: true, status: 401, headers: {}, body: "{}" }));
  expect(await collectLive(deps, { ...run(), apiKey: "new", previousKey: "old" })).toBe("failed");
  expect(deps.auditLog.requests).toHaveLength(2);
  expect((await readRuns(deps)).live?.failure?.reason).toBe("key-rejected");
});
