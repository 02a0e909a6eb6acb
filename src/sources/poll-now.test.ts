import { expect, test } from "@jest/globals";
import { createMemoryPlatform } from "#ports/memory-platform";
import { SITE_LOG_CHECKPOINT } from "./jira-site-log/collect-site-log";
import { newSiteLogState } from "./jira-site-log/site-log-state";
import { quietPause } from "./org-audit-log/quiet-pause";
import { runNames } from "./org-audit-log/run-names";
import { newStreamState, StreamState } from "./org-audit-log/stream-state";
import { pollNow } from "./poll-now";

const NOW = Date.UTC(2026, 0, 5, 9);
const MINUTE = 60_000;

/** Both polled sources wait, the log as a failure of this reason left it. */
async function waiting(reason: string | null = null, status = 0) {
  const deps = createMemoryPlatform({ now: NOW });
  const notBefore = NOW + 10 * MINUTE;
  const failure = reason === null ? null : { reason, status, detail: "", since: NOW };
  const states = [
    [
      runNames.live,
      { ...newStreamState("org-1", NOW), emptyPolls: 5, lastPollAt: NOW, notBefore, failure },
    ],
    [SITE_LOG_CHECKPOINT, { ...newSiteLogState(NOW), lastPollAt: NOW, notBefore, failure }],
  ] as const;
  for (const [name, state] of states) {
    const held = await deps.checkpoints.lease({ name, owner: "o", now: NOW, until: NOW + 9 });
    const version = held?.version ?? 0;
    await deps.checkpoints.advance({ name, owner: "o", version, state, until: NOW + 9 });
    await deps.checkpoints.release(name, "o");
  }
  const stateOf = async (name: string) => (await deps.checkpoints.read(name))?.state;
  return { deps, stateOf, live: async () => StreamState.parse(await stateOf(runNames.live)) };
}

test("a quiet log is no longer left alone, and its count of empty polls stays", async () => {
  const { deps, live } = await waiting();
  expect(quietPause(await live())).toBe(4 * MINUTE);
  expect(await pollNow(deps)).toEqual({ result: "asked" });
  expect(quietPause(await live())).toBe(0);
  expect((await live()).emptyPolls).toBe(5);
  expect(deps.queue.wakes[0]).toEqual({ queue: "collect", delaysSeconds: [0] });
});

test("the past goes on until all of it is there", async () => {
  const { deps } = await waiting();
  const name = runNames.backfill;
  const queues = () => deps.queue.wakes.map(({ queue }) => queue);
  await pollNow(deps);
  expect(queues()).toEqual(["collect", "backfill"]);
  const held = await deps.checkpoints.lease({ name, owner: "o", now: NOW, until: NOW + 9 });
  const state = { ...newStreamState("org-1", NOW), done: true };
  await deps.checkpoints.advance({
    name,
    owner: "o",
    version: held?.version ?? 0,
    state,
    until: NOW + 9,
  });
  await pollNow(deps);
  expect(queues()).toEqual(["collect", "backfill", "collect"]);
});

test("what somebody may have mended is tried at once, for both sources", async () => {
  const { deps, live, stateOf } = await waiting("key-rejected", 401);
  expect(await pollNow(deps)).toEqual({ result: "asked" });
  expect(await live()).toMatchObject({ notBefore: 0, failure: { reason: "key-rejected" } });
  expect(await stateOf(SITE_LOG_CHECKPOINT)).toMatchObject({ notBefore: 0, askedAt: NOW });
});

test.each([
  ["rate-limited", 429],
  ["unavailable", 503],
])("a pause that Atlassian asked for (%s) is kept and told", async (reason, status) => {
  const { deps, live, stateOf } = await waiting(reason, status);
  const until = NOW + 10 * MINUTE;
  expect(await pollNow(deps)).toEqual({ result: "waiting", until });
  expect((await live()).notBefore).toBe(until);
  expect(await stateOf(SITE_LOG_CHECKPOINT)).toMatchObject({ notBefore: until });
});

test("a poll that is under way is left to end", async () => {
  const { deps, live } = await waiting();
  const name = runNames.live;
  await deps.checkpoints.lease({ name, owner: "run", now: NOW, until: NOW + MINUTE });
  expect(await pollNow(deps)).toEqual({ result: "running" });
  expect((await live()).askedAt).toBeNull();
});
