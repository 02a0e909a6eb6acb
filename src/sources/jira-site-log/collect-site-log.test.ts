import { expect, test } from "@jest/globals";
import { createMemoryPlatform } from "#ports/memory-platform";
import { collectSiteLog } from "./collect-site-log";

const NOW = Date.UTC(2026, 0, 5, 9);
const MINUTE = 60_000;

function setup() {
  const deps = createMemoryPlatform({ now: NOW });
  const taken = new Map<string, number>();
  const run = (take = takePage) =>
    collectSiteLog(deps, {
      from: NOW - 60 * MINUTE,
      owner: deps.random.uuid(),
      until: deps.clock.now() + 20_000,
      takePage: take,
    });
  const takePage = async (events: ReadonlyArray<unknown>) => {
    let stored = 0;
    for (const event of events) {
      const id = JSON.stringify(event).slice(0, 40);
      if (!taken.has(id)) stored += 1;
      taken.set(id, (taken.get(id) ?? 0) + 1);
    }
    return { stored };
  };
  const add = (id: number, at: number) =>
    deps.jira.addAuditRecord({ id, summary: "Filter shared", created: new Date(at).toISOString() });
  return { deps, taken, run, takePage, add };
}

test("reads what there is page by page, then what is new, with some that it knows", async () => {
  const { deps, taken, run, add } = setup();
  for (let id = 1; id <= 1_200; id += 1) add(id, NOW - 50 * MINUTE + id * 1_000);
  expect(await run()).toBe("caught-up");
  expect(taken.size).toBe(1_200);
  expect(deps.jira.calls.filter((call) => call === "auditRecords")).toHaveLength(3);
  expect(await run()).toBe("skipped");
  deps.clock.advance(5 * MINUTE);
  add(1_201, NOW + MINUTE);
  // Made before the last run, and shown after it.
  add(1_202, NOW - 5 * MINUTE);
  expect(await run()).toBe("caught-up");
  expect(taken.size).toBe(1_202);
});

test("records that come while pages are read hide none", async () => {
  const { taken, run, takePage, add } = setup();
  for (let id = 1; id <= 700; id += 1) add(id, NOW - 50 * MINUTE + id * 1_000);
  let pages = 0;
  await run(async (events) => {
    pages += 1;
    if (pages === 1) for (let id = 701; id <= 705; id += 1) add(id, NOW - MINUTE);
    return takePage(events);
  });
  expect([...taken.keys()].filter((key) => !/:70[1-5]"/.test(key))).toHaveLength(700);
});

test("goes on from the page at which it died", async () => {
  const { deps, taken, run, takePage, add } = setup();
  for (let id = 1; id <= 1_200; id += 1) add(id, NOW - 50 * MINUTE + id * 1_000);
  let pages = 0;
  await expect(
    run((events) => {
      pages += 1;
      if (pages === 2) throw new Error("killed");
      return takePage(events);
    }),
  ).rejects.toThrow("killed");
  expect(taken.size).toBe(500);
  expect(await run()).toBe("caught-up");
  expect(taken.size).toBe(1_200);
  expect(Math.max(...taken.values())).toBe(1);
  expect(deps.jira.calls.filter((call) => call === "auditRecords")).toHaveLength(4);
});

test.each([
  ["refuses", 403, {}, 5],
  ["asks to wait", 429, { "retry-after": "600" }, 10],
  ["is down", 503, {}, 5],
])("where Jira %s it comes back later and loses nothing", async (_, status, headers, minutes) => {
  const { deps, taken, run, add } = setup();
  add(1, NOW - MINUTE);
  deps.jira.answerNext("auditRecords", { answered: true, status, headers, body: "" });
  expect(await run()).toBe("failed");
  expect((await deps.checkpoints.read("jira-site-log"))?.state).toMatchObject({
    failure: { status, since: NOW },
  });
  deps.clock.advance(minutes * MINUTE - 1);
  expect(await run()).toBe("skipped");
  deps.clock.advance(1);
  expect(await run()).toBe("caught-up");
  expect(taken.size).toBe(1);
  expect((await deps.checkpoints.read("jira-site-log"))?.state).toMatchObject({ failure: null });
});
