import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import { documentedKnobs } from "../../host/org-api/knobs";
import { HOUR, MINUTE, openSite, type FailureSite } from "./open-site";

// The real bundle against every way in which pages, cursors and times can behave.

const DAY = 24 * HOUR;

let site: FailureSite;
beforeAll(async () => {
  site = await openSite({ organization: { rates: { late: 0.3 } } });
  await site.clock.advance(10 * MINUTE);
}, 180_000);
afterEach(async () => {
  Object.assign(site.knobs, documentedKnobs());
  expect(await site.missing()).toBe(0);
}, 60_000);
afterAll(() => site.close());

for (const lastPage of ["cursor", "null", "same"] as const) {
  test(`a last page whose next cursor is ${lastPage}: short and overlapping pages give every event once, and no poll asks for ever`, async () => {
    Object.assign(site.knobs, { lastPage, maxPageSize: 7, overlap: 3 });
    await site.pause(2 * HOUR);
    const since = site.clock.now();
    await site.clock.advance(12 * MINUTE);
    // 130 events, four new ones a page, and a poll or two a minute for what comes then.
    expect(site.polls(since).length).toBeLessThanOrEqual(60);
    expect(await site.missing()).toBe(0);
    expect(
      await site.count(
        "SELECT COUNT(*) AS n FROM (SELECT event_key FROM audit_event GROUP BY event_key HAVING COUNT(*) > 1) AS d",
      ),
    ).toBe(0);
  }, 60_000);
}

test("a cursor that expires overnight is replaced by time, and the gap is told", async () => {
  const newest = site.clock.now();
  site.knobs.cursorsValidFrom = site.clock.now();
  await site.clock.advance(6 * MINUTE);
  expect(site.polls(newest).filter(({ status }) => status === 400)).toHaveLength(1);
  const gap = (await site.ask("events/coverage", {})).gaps.at(-1);
  expect(gap?.reason).toBe("cursor-expired");
  expect(gap?.from).toBeLessThanOrEqual(newest - HOUR + 5 * MINUTE);
}, 60_000);

test("events that happened hours before they were processed are stored, and found by when they happened", async () => {
  const late = "FROM audit_event WHERE processed_ms - occurred_ms > 600000";
  expect(await site.count(`SELECT COUNT(*) AS n ${late}`)).toBeGreaterThan(10);
  const oldest = await site.count(`SELECT MIN(occurred_ms) AS n ${late}`);
  const found = await site.ask("events/search", {
    filter: { from: oldest, to: oldest + 1 },
    after: null,
    limit: 10,
  });
  expect(found.events.map(({ occurredAt }) => occurredAt)).toContain(oldest);
}, 60_000);

test("asks with milliseconds, a limit and nothing that the stream does not know", async () => {
  Object.assign(site.knobs, { unknownParameters: "reject", rejectSeconds: true });
  const since = site.clock.now();
  // Without a cursor the next request names a time.
  site.knobs.cursorsValidFrom = since;
  await site.clock.advance(6 * MINUTE);
  const polls = site.polls(since).filter(({ status }) => status !== 400);
  expect(polls.length).toBeGreaterThan(2);
  expect(polls.every(({ status }) => status === 200)).toBe(true);
  const names = new Set(polls.flatMap(({ query }) => [...query.keys()]));
  expect([...names].toSorted()).toEqual(["cursor", "from", "limit", "sortOrder"]);
  expect(polls.every(({ query }) => query.has("limit"))).toBe(true);
  const froms = polls.flatMap(({ query }) => query.get("from") ?? []);
  expect(froms.every((from) => /^\d{13}$/u.test(from))).toBe(true);
}, 60_000);

test("a poller that stood still for 200 days says what is gone for good, and goes on", async () => {
  const small = { days: 1, events: 4, liveEventsPerHour: 0 };
  const stopped = await openSite({ organization: small });
  await stopped.clock.advance(10 * MINUTE);
  await stopped.pause(200 * DAY);
  const since = stopped.clock.now();
  stopped.knobs.cursorsValidFrom = since;
  await stopped.clock.advance(15 * MINUTE);
  const { gaps } = await stopped.ask("events/coverage", {});
  expect(gaps.map(({ reason }) => reason)).toContain("beyond-retention");
  const from = stopped.polls(since).flatMap(({ query }) => Number(query.get("from") ?? []));
  expect(Math.min(...from.filter((at) => at > 0))).toBeGreaterThan(since - 180 * DAY - HOUR);
  expect((await stopped.ask("health/get", {})).source.state).toBe("collecting");
  await stopped.close();
}, 120_000);

test("says how far the log is behind what happens", async () => {
  site.knobs.visibilityDelayMs = 7 * MINUTE;
  await site.clock.advance(20 * MINUTE);
  const { source } = await site.ask("health/get", {});
  expect(source.lagMs).toEqual(expect.any(Number));
  expect(source.lastEventAt ?? 0).toBeLessThan(site.clock.now() - 7 * MINUTE);
}, 60_000);
