import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import { documentedKnobs, type ApiFault, type RetryHeaderStyle } from "../../host/org-api/knobs";
import { HOUR, MINUTE, openSite, type FailureSite } from "./open-site";

// The real bundle against an API that refuses, breaks and dawdles.

let site: FailureSite;
beforeAll(async () => {
  site = await openSite({ knobs: { maxPageSize: 8 } });
  await site.clock.advance(10 * MINUTE);
}, 180_000);
afterEach(async () => {
  Object.assign(site.knobs, documentedKnobs());
  expect(await site.missing()).toBe(0);
}, 60_000);
afterAll(() => site.close());

/** Where the answer says when, the next request comes then or later; where it does not, after a minute. */
const styles: ReadonlyArray<readonly [RetryHeaderStyle, seconds: number]> = [
  ["retry-after-seconds", 30],
  ["retry-after-date", 30],
  ["x-retry-after", 30],
  ["reset-iso-minutes", 30],
  ["reset-iso", 30],
  ["reset-epoch", 30],
  ["none", 60],
  ["garbage", 60],
];

test.each(styles)(
  "a 429 in the style %s ends the run; the next request comes %i s later or after that, and nothing is lost",
  async (retryHeader, seconds) => {
    site.knobs.retryHeader = retryHeader;
    const since = site.clock.now();
    site.knobs.nextFaults.push("429");
    await site.clock.advance(6 * MINUTE);
    const polls = site.polls(since);
    const refused = polls.findIndex(({ status }) => status === 429);
    const wait = (polls[refused + 1]?.at ?? 0) - (polls[refused]?.at ?? 0);
    expect(refused).toBeGreaterThanOrEqual(0);
    expect(wait).toBeGreaterThanOrEqual(seconds * 1000);
    expect(polls.filter(({ status }) => status !== 200)).toHaveLength(1);
  },
  60_000,
);

test("a backlog is read within 50 requests a minute, without a single 429", async () => {
  site.knobs.maxPageSize = 2;
  await site.pause(3 * HOUR);
  const since = site.clock.now();
  await site.clock.advance(12 * MINUTE);
  const polls = site.polls(since);
  const minutes = new Map<number, number>();
  for (const { at } of polls)
    minutes.set(Math.floor(at / MINUTE), (minutes.get(Math.floor(at / MINUTE)) ?? 0) + 1);
  expect(polls.every(({ status }) => status === 200)).toBe(true);
  expect(Math.max(...minutes.values())).toBeLessThanOrEqual(50);
  expect(Math.max(...minutes.values())).toBeGreaterThan(30);
}, 60_000);

test("somebody else who uses up the budget costs time and no event", async () => {
  const since = site.clock.now();
  site.knobs.neighboursPerMinute = 50;
  await site.clock.advance(HOUR);
  const refused = site.polls(since);
  expect(refused.every(({ status }) => status === 429)).toBe(true);
  expect(refused.length).toBeLessThanOrEqual(60);
  expect((await site.ask("health/get", {})).source.state).toBe("waiting");
  site.knobs.neighboursPerMinute = 0;
  await site.clock.advance(10 * MINUTE);
  expect((await site.ask("health/get", {})).source.state).toBe("collecting");
}, 60_000);

test.each<ApiFault>(["500", "502", "503", "504", "html", "truncated", "reset"])(
  "two answers that are %s cost two more tries in the same run, and nothing is lost",
  async (fault) => {
    const since = site.clock.now();
    site.knobs.nextFaults.push(fault, fault);
    await site.clock.advance(6 * MINUTE);
    const [first, second, third] = site.polls(since);
    expect((third?.at ?? 0) - (first?.at ?? 0)).toBeLessThan(20_000);
    expect(second?.query.get("cursor")).toBe(first?.query.get("cursor"));
    expect(third?.query.get("cursor")).toBe(first?.query.get("cursor"));
  },
  60_000,
);

test("an hour without an answer is no storm of requests, and is made up for", async () => {
  const since = site.clock.now();
  site.knobs.faultRate = 1;
  await site.clock.advance(HOUR);
  expect(site.polls(since).length).toBeLessThanOrEqual(3 * 60);
  site.knobs.faultRate = 0;
  await site.clock.advance(15 * MINUTE);
}, 60_000);

test("a page that takes longer than 20 s is asked for again with half as many events", async () => {
  const since = site.clock.now();
  site.knobs.nextFaults.push("slow");
  await site.clock.advance(6 * MINUTE);
  // The stand-in notes a request when it answers: the slow one comes ten seconds after it was given up.
  const limits = site.polls(since).map(({ query }) => query.get("limit"));
  expect(limits.slice(0, 2).toSorted()).toEqual(["250", "500"]);
}, 60_000);
