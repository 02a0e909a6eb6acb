import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { createMemoryPlatform, type MemoryPlatform } from "#ports/memory-platform";
import { sampleEvent, sampleHash } from "#ports/sample-event";
import { reportAccounts } from "./report-accounts";
import { REPORT, ReportState } from "./report-state";

const NOW = Date.UTC(2026, 0, 5, 9);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const id = (number: number) => `712020:${String(number).padStart(4, "0")}`;

async function setup(people: number) {
  const deps = createMemoryPlatform({ now: NOW });
  await deps.people.meet(
    Array.from({ length: people }, (_, number) => ({ accountId: id(number), seenAt: NOW - 1 })),
  );
  return deps;
}

const run = (deps: MemoryPlatform) =>
  reportAccounts(deps, { owner: deps.random.uuid(), until: deps.clock.now() + 30_000 });

const stateOf = async (deps: MemoryPlatform) =>
  ReportState.parse((await deps.checkpoints.read(REPORT))?.state);

test("reports everybody once a cycle, ninety at a time, and anew before a week has passed", async () => {
  const deps = await setup(200);
  for (let hour = 0; hour < 12 * 24; hour += 1) {
    await run(deps);
    deps.clock.advance(HOUR);
  }
  expect(deps.privacy.reported).toHaveLength(400);
  expect(new Set(deps.privacy.reported.map(({ accountId }) => accountId)).size).toBe(200);
  expect(deps.privacy.reported[0]).toEqual({ accountId: id(0), updatedAt: NOW - 1 });
  expect(await stateOf(deps)).toMatchObject({ after: null, reported: 200, refusal: null });
});

test("forgets the names of an account that changed, unless a later event tells them", async () => {
  const deps = await setup(0);
  const store = (number: number, name: string) =>
    deps.events.add([
      {
        event: sampleEvent(number, {
          occurredAt: NOW + number,
          actor: { id: id(number % 10), name, email: "", kind: "user" },
        }),
        bodyHash: sampleHash(number),
      },
    ]);
  for (const number of [1, 2]) await store(number, `Name ${number}`);
  await deps.people.meet([1, 2].map((n) => ({ accountId: id(n), seenAt: NOW + n })));
  await store(12, "Newer");
  for (const number of [1, 2]) deps.privacy.update(id(number), NOW + 20);
  deps.clock.advance(HOUR);
  await run(deps);
  const named = await deps.events.findActors("", [id(1), id(2)]);
  expect(named.map(({ id: account, name }) => [account, name]).toSorted()).toEqual([
    [id(1), ""],
    [id(2), "Newer"],
  ]);
  // What is held since then is from then: the same change is no news in the next cycle.
  deps.clock.advance(7 * DAY);
  await run(deps);
  expect(deps.privacy.reported.at(-1)?.updatedAt).toBe(NOW + HOUR);
});

test("erases the names of a closed account from the searchable window at once, and keeps nobody waiting for it", async () => {
  const deps = await setup(3);
  const event = sampleEvent(1, {
    actor: { id: id(1), name: "Ada Example", email: "ada@example.com", kind: "user" },
  });
  await deps.events.add([{ event, bodyHash: sampleHash(1) }]);
  deps.privacy.close(id(1));
  await run(deps);
  expect(await deps.events.findActors("", [id(1)])).toMatchObject([{ name: "", email: "" }]);
  expect(await deps.people.tally()).toMatchObject({ open: 2, waiting: 1 });
  expect(await deps.people.toErase(NOW, 9)).toEqual([
    { accountId: id(1), closedAt: NOW, words: ["Ada Example", "ada@example.com"], events: 0 },
  ]);
  deps.clock.advance(7 * DAY);
  await run(deps);
  expect(deps.privacy.reported).toHaveLength(5);
});

test("waits as long as Atlassian asks, says why, and goes on where it was", async () => {
  const deps = await setup(100);
  const answered = false;
  deps.privacy.answerNext({ answered, reason: "throttled", detail: "", retryAfterMs: 2 * HOUR });
  await run(deps);
  expect(await stateOf(deps)).toMatchObject({ refusal: "throttled", waitUntil: NOW + 2 * HOUR });
  deps.clock.advance(HOUR);
  await run(deps);
  expect(deps.privacy.reported).toEqual([]);
  deps.clock.advance(HOUR);
  deps.privacy.answerNext({ answered, reason: "refused", detail: "403", retryAfterMs: null });
  await run(deps);
  expect(await stateOf(deps)).toMatchObject({ refusal: "refused" });
  deps.clock.advance(HOUR);
  await run(deps);
  expect(deps.privacy.reported).toHaveLength(100);
  expect(await stateOf(deps)).toMatchObject({ refusal: null, after: null });
});

test("an account that Atlassian cannot read keeps none of the others from being reported", async () => {
  const deps = await setup(90);
  const { privacy } = deps;
  const picky = {
    ...deps,
    privacy: {
      report: async (people: Parameters<typeof privacy.report>[0]) =>
        people.some(({ accountId }) => accountId === id(41))
          ? ({ answered: false, reason: "invalid", detail: "", retryAfterMs: null } as const)
          : privacy.report(people),
    },
  };
  await reportAccounts(picky, { owner: "me", until: NOW + 30_000 });
  expect(privacy.reported).toHaveLength(89);
});

test("dying at any call, each account is reported in every cycle, and what was closed is erased", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 12 }),
      async (deaths) => {
        const deps = await setup(100);
        deps.privacy.close(id(7));
        for (const calls of deaths) {
          await run(dyingAfter(deps, calls)).catch(() => undefined);
          deps.clock.advance(HOUR);
        }
        await run(deps);
        const reported = new Set(deps.privacy.reported.map(({ accountId }) => accountId));
        expect(reported.size).toBe(100);
        expect(await deps.people.closed([id(7)])).toEqual(new Set([id(7)]));
      },
    ),
    { numRuns: 40 },
  );
});

/** The platform of a run that dies before its n-th call of a store. */
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
    checkpoints: mortal(deps.checkpoints),
    events: mortal(deps.events),
    people: mortal(deps.people),
    privacy: mortal(deps.privacy),
  };
}
