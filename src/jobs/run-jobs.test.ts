import { expect, test } from "@jest/globals";
import { z } from "zod";
import type { JobKind } from "#contract";
import type { Platform } from "#ports";
import { dying } from "#ports/dying";
import { createMemoryPlatform, type MemoryPlatform } from "#ports/memory-platform";
import { defineJob, type DefinedJob } from "./define-job";
import { runJobs } from "./run-jobs";
import { startJob } from "./start-job";

const MINUTE = 60_000;

/** Counts to `upTo`, a piece of the result with every number. */
const counting = (
  work: (deps: Platform, n: number) => Promise<void> | void = () => {},
): DefinedJob =>
  defineJob({
    input: z.object({ upTo: z.number() }),
    state: z.object({ n: z.number(), parts: z.array(z.number()) }),
    step: async (deps, { input, state, keep }) => {
      const { n, parts } = state ?? { n: 0, parts: [] };
      await work(deps, n);
      const progress = { done: n + 1, total: input.upTo, note: "" };
      const kept = [...parts, await keep(`number ${n}`)];
      if (n + 1 === input.upTo) return { next: "done", parts: kept, progress };
      return { next: "step", state: { n: n + 1, parts: kept }, progress };
    },
  });

const kindsOf = (job: DefinedJob): Readonly<Record<JobKind, DefinedJob>> => ({
  "export-events": job,
  backtest: job,
  "check-record": job,
  "evidence-pack": job,
});

async function start(deps: MemoryPlatform, createdBy = "ada", upTo = 5): Promise<string> {
  const kind = "export-events";
  const started = await startJob(deps, { kind, title: "Counting", input: { upTo }, createdBy });
  return started.ok ? started.value.id : "";
}

/** One run of the queue's consumer. */
const run = (deps: Platform, job: DefinedJob, owner = "run"): Promise<void> =>
  runJobs(deps, kindsOf(job), { owner, until: deps.clock.now() + 45_000 });

async function resultOf(deps: MemoryPlatform, id: string): Promise<ReadonlyArray<string | null>> {
  const parts = (await deps.jobs.get(id))?.parts ?? [];
  return Promise.all(parts.map((part) => deps.jobs.readPart(id, part)));
}

const numbers = ["number 0", "number 1", "number 2", "number 3", "number 4"];

test("a job is done step by step, and its result can be read in order", async () => {
  const deps = createMemoryPlatform();
  const id = await start(deps);
  expect(deps.queue.wakes).toEqual([{ queue: "jobs", delaysSeconds: [0, 60, 120, 180, 240] }]);
  await run(deps, counting());
  expect(await deps.jobs.get(id)).toMatchObject({
    state: "done",
    progress: { done: 5, total: 5 },
    finishedAt: deps.clock.now(),
  });
  expect(await resultOf(deps, id)).toEqual(numbers);
});

test.each(["before", "after"] as const)(
  "killed once %s any call of a run, a job ends with the same result",
  async (when) => {
    for (let at = 1; ; at += 1) {
      const deps = createMemoryPlatform();
      const id = await start(deps);
      const ended = await Promise.race([
        run(dying(deps, at, when, ["jobs", "budget"]).platform, counting()).then(() => true),
        new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 5)),
      ]);
      for (let minute = 0; minute < 5; minute += 1) {
        deps.clock.advance(MINUTE);
        await run(deps, counting(), `run ${minute}`);
      }
      expect({ at, job: await deps.jobs.get(id) }).toMatchObject({ at, job: { state: "done" } });
      expect({ at, result: await resultOf(deps, id) }).toEqual({ at, result: numbers });
      if (ended) {
        expect(at).toBeGreaterThan(20);
        return;
      }
    }
  },
);

test("a cancelled job does no further step, and what its step wrote belongs to nothing", async () => {
  const deps = createMemoryPlatform();
  const id = await start(deps);
  const seen: number[] = [];
  await run(
    deps,
    counting(async (_, n) => {
      seen.push(n);
      if (n === 2) await deps.jobs.cancel(id, deps.clock.now());
    }),
  );
  expect(seen).toEqual([0, 1, 2]);
  expect(await deps.jobs.get(id)).toMatchObject({ state: "cancelled", parts: [] });
});

test("a step that fails is tried again later and more seldom, and the job goes on when it works", async () => {
  const deps = createMemoryPlatform();
  const id = await start(deps);
  let failures = 3;
  const job = counting((_, n) => {
    if (n === 2 && failures > 0) {
      failures -= 1;
      throw new Error("the database is busy");
    }
  });
  await run(deps, job);
  expect(await deps.jobs.get(id)).toMatchObject({
    state: "running",
    error: "the database is busy",
    progress: { done: 2 },
  });
  for (let minute = 0; minute < 5; minute += 1) {
    deps.clock.advance(MINUTE);
    await run(deps, job);
  }
  expect(await deps.jobs.get(id)).toMatchObject({ state: "done", error: "" });
  expect(await resultOf(deps, id)).toEqual(numbers);
});

test("a step that always fails, or always takes its process with it, ends the job with a reason", async () => {
  const broken = createMemoryPlatform();
  const id = await start(broken);
  const hanging = createMemoryPlatform();
  const other = await start(hanging);
  for (let minute = 0; minute < 40; minute += 1) {
    await run(
      broken,
      counting(() => {
        throw new Error("no such column");
      }),
    );
    void run(
      hanging,
      counting(() => new Promise(() => {})),
      `run ${minute}`,
    );
    await new Promise((resolve) => setTimeout(resolve, 1));
    broken.clock.advance(MINUTE);
    hanging.clock.advance(MINUTE);
  }
  expect(await broken.jobs.get(id)).toMatchObject({ state: "failed", error: "no such column" });
  expect(await hanging.jobs.get(other)).toMatchObject({
    state: "failed",
    error: expect.stringContaining("ended from outside"),
  });
});

test("the steps of a minute share its time and its reads; the next minute goes on", async () => {
  const deps = createMemoryPlatform({ now: Date.UTC(2026, 0, 5, 9) });
  const slow = await start(deps, "ada", 9);
  deps.clock.advance(1);
  const reading = await start(deps, "bob", 9);
  await deps.segments.write(1, "x".repeat(10_240 * 24));
  const job = counting((deps) => deps.clock.sleep(13_000));
  await run(deps, job);
  expect((await deps.jobs.get(slow))?.progress.done).toBe(4);
  expect((await deps.jobs.get(reading))?.progress.done).toBe(0);
  deps.clock.advance(MINUTE);
  await deps.jobs.cancel(slow, deps.clock.now());
  const reads = counting(async (deps) => {
    for (let n = 0; n < 30; n += 1) await deps.segments.read(1);
  });
  await run(deps, reads);
  expect((await deps.jobs.get(reading))?.progress.done).toBe(3);
  await run(deps, reads);
  expect((await deps.jobs.get(reading))?.progress.done).toBe(3);
  deps.clock.advance(MINUTE);
  await run(deps, reads);
  expect((await deps.jobs.get(reading))?.progress.done).toBe(6);
});

test("a person has one job of a kind at a time, and all of them together have twenty", async () => {
  const deps = createMemoryPlatform();
  const asked = (createdBy: string) =>
    startJob(deps, { kind: "export-events", title: "", input: { upTo: 1 }, createdBy });
  expect(await asked("ada")).toMatchObject({ ok: true });
  expect(await asked("ada")).toMatchObject({ ok: false, failure: { code: "conflict" } });
  for (let n = 0; n < 19; n += 1) await asked(`person ${n}`);
  expect(await asked("zoe")).toMatchObject({ ok: false, failure: { code: "unavailable" } });
});
