import { expect, test } from "@jest/globals";
import { jobKinds } from "#jobs/job-kinds";
import { runJobs } from "#jobs/run-jobs";
import { CHAIN_START, chain } from "#pipeline/shapes/segment";
import { createMemoryPlatform, type MemoryPlatform } from "#ports/memory-platform";
import { activityProcedures } from "./activity";
import { jobProcedures } from "./jobs";
import { recordActivity } from "#pipeline/record-activity";
import { sampleCaller } from "./sample-caller";

async function seal(deps: MemoryPlatform, number: number): Promise<void> {
  const previous = (await deps.segments.last())?.head ?? CHAIN_START;
  const activity = await deps.activity.last();
  const events = [{ key: "k", arrivedAt: number, salt: "salt", raw: `event ${number}` }];
  const head = chain(deps, previous, events, activity);
  const value = {
    number,
    previous,
    head,
    sealedAt: 1,
    activity: activity === null ? null : { number: activity.number, head: activity.head },
    events: deps.bytes.gzip(JSON.stringify(events)),
  };
  await deps.segments.write(number, JSON.stringify(value));
  const entry = {
    count: 1,
    oldest: 1,
    newest: 1,
    bytes: 1,
    sealedAt: 1,
    finished: true,
    removedAt: null,
  };
  await deps.segments.enter({ ...entry, number, head });
}

async function withRecord(): Promise<MemoryPlatform> {
  const deps = createMemoryPlatform();
  for (let number = 1; number <= 25; number += 1) {
    const did = { accountId: "ada", what: "change", outcome: "done", procedure: "p" } as const;
    await recordActivity(deps, { ...did, subject: String(number) });
    await seal(deps, number);
  }
  return deps;
}

async function check(deps: MemoryPlatform) {
  const started = await activityProcedures["activity/check"](deps, {}, sampleCaller);
  if (!started.ok) throw new Error(started.failure.message);
  await runJobs(deps, jobKinds([]), { owner: "run", until: deps.clock.now() + 45_000 });
  const result = await jobProcedures["jobs/result"](
    deps,
    { ...started.value, part: 0 },
    sampleCaller,
  );
  return result.ok && result.value.kind === "check-record" ? result.value.check : result;
}

test("the check of a record that nobody touched says that both chains hold", async () => {
  const deps = await withRecord();
  expect(await check(deps)).toMatchObject({
    segments: { result: "intact", segments: 25, events: 25, removed: 0, erased: 0 },
    activity: { result: "intact", entries: 25 },
  });
});

test("the check names the first segment that was changed, in whichever step it comes", async () => {
  for (const number of [1, 10, 11, 25]) {
    const deps = await withRecord();
    const read = async (which: number): Promise<string | null> => {
      const value = await deps.segments.read(which);
      return which === number ? (value?.replace(/"head":"./, '"head":"x') ?? null) : value;
    };
    const forged = { ...deps.segments, read };
    expect(await check({ ...deps, segments: forged })).toMatchObject({
      segments: { result: "broken", segment: number, problem: "changed" },
    });
  }
});

test("the check names the first activity entry that is missing", async () => {
  const deps = await withRecord();
  const oldest: typeof deps.activity.oldest = async (after, limit) =>
    (await deps.activity.oldest(after, limit)).filter(({ number }) => number !== 7);
  expect(await check({ ...deps, activity: { ...deps.activity, oldest } })).toMatchObject({
    activity: { result: "broken", entry: 7, problem: "missing" },
  });
});
