import { describe, expect, test } from "@jest/globals";
import type { NewJob, Platform } from "#ports";

/** What every store of jobs has to do. `setup` gives an empty one. */
export function testJobs(name: string, setup: () => Promise<Pick<Platform, "jobs">>): void {
  describe(`jobs ${name}`, () => {
    test("keeps a job as it was asked for", async () => {
      const { jobs } = await setup();
      expect(await jobs.get("j1")).toBeNull();
      expect(await jobs.add(newJob("j1"))).toBe(true);
      expect(await jobs.get("j1")).toEqual({
        ...newJob("j1"),
        state: "waiting",
        checkpoint: null,
        progress: { done: 0, total: null, note: "" },
        parts: [],
        error: "",
        attempts: 0,
        finishedAt: null,
        version: 0,
      });
    });

    test("lets a person have one job of a kind under way, and the next after its end", async () => {
      const { jobs } = await setup();
      const both = await Promise.all([jobs.add(newJob("j1")), jobs.add(newJob("j2"))]);
      expect(both.toSorted()).toEqual([false, true]);
      const first = both[0] ? "j1" : "j2";
      expect(await jobs.add(newJob(first))).toBe(true);
      expect(await jobs.add(newJob("j3", { kind: "backtest" }))).toBe(true);
      expect(await jobs.add(newJob("j4", { createdBy: "b" }))).toBe(true);
      expect((await jobs.open(10)).map(({ id }) => id)).toEqual([first, "j3", "j4"]);
      await jobs.cancel(first, 5);
      expect(await jobs.add(newJob("j5"))).toBe(true);
    });

    test("gives a job to one of several runs, and to another after the lease or the release", async () => {
      const { jobs } = await setup();
      await jobs.add(newJob("j1"));
      const claims = await Promise.all(
        ["a", "b", "c"].map((owner) => jobs.claim({ id: "j1", owner, now: 100, until: 200 })),
      );
      expect(claims.filter((one) => one !== null).length).toBe(1);
      const claimed = claims.find((one) => one !== null);
      expect(claimed).toMatchObject({ state: "running", attempts: 1 });
      expect(await jobs.claim({ id: "j1", owner: "d", now: 199, until: 300 })).toBeNull();
      const second = await jobs.claim({ id: "j1", owner: "d", now: 200, until: 300 });
      expect(second).toMatchObject({ attempts: 2 });
      const version = second?.version ?? -1;
      expect(await jobs.release({ id: "j1", version, dueAt: 400, error: "try" })).toBe(true);
      expect(await jobs.open(1)).toEqual([{ id: "j1", kind: KIND, dueAt: 400, leasedUntil: 0 }]);
      expect(await jobs.claim({ id: "j1", owner: "e", now: 399, until: 500 })).toBeNull();
      expect(await jobs.claim({ id: "j1", owner: "e", now: 400, until: 500 })).toMatchObject({
        error: "try",
        attempts: 3,
      });
    });

    test("moves on step by step, and refuses a step of a run that lost it", async () => {
      const { jobs } = await setup();
      await jobs.add(newJob("j1"));
      const slow = await claim(jobs, 100);
      const quick = await claim(jobs, 200);
      expect(await jobs.advance(step(slow, { n: 1 }))).toBeNull();
      const version = await jobs.advance(step(quick, { n: 2, text: "a'1\"\\🚀" }));
      expect(version).toBe(quick + 1);
      expect(await jobs.get("j1")).toMatchObject({
        checkpoint: { n: 2, text: "a'1\"\\🚀" },
        progress: { done: 1, total: 3, note: "half" },
        attempts: 0,
        version,
      });
      expect(await jobs.advance(step(quick, { n: 3 }))).toBeNull();
      expect(await jobs.release({ id: "j1", version: quick, dueAt: 0, error: "" })).toBe(false);
      expect(await jobs.claim({ id: "j1", owner: "z", now: 499, until: 900 })).toBeNull();
    });

    test("a cancelled or ended job stays so", async () => {
      const { jobs } = await setup();
      await jobs.add(newJob("j1"));
      const version = await claim(jobs, 100);
      expect(await jobs.cancel("j1", 150)).toBe(true);
      expect(await jobs.cancel("j1", 160)).toBe(false);
      expect(await jobs.advance(step(version, {}))).toBeNull();
      expect(await jobs.end({ ...end(version), state: "done" })).toBe(false);
      expect(await jobs.claim({ id: "j1", owner: "a", now: 900, until: 990 })).toBeNull();
      expect(await jobs.get("j1")).toMatchObject({ state: "cancelled", finishedAt: 150 });

      await jobs.add(newJob("j2"));
      const second = await claim(jobs, 200, "j2");
      expect(await jobs.end({ ...end(second), id: "j2", parts: [3, 4] })).toBe(true);
      expect(await jobs.end({ ...end(second + 1), id: "j2" })).toBe(false);
      expect(await jobs.cancel("j2", 900)).toBe(false);
      expect(await jobs.get("j2")).toMatchObject({ state: "failed", error: "no", parts: [3, 4] });
      expect(await jobs.open(10)).toEqual([]);
    });

    test("lists a person's jobs, newest first, without what only the steps need", async () => {
      const { jobs } = await setup();
      await jobs.add(newJob("j1"));
      await jobs.end({ ...end(await claim(jobs, 1)), parts: [7, 9], state: "done", error: "" });
      await jobs.add(newJob("j2", { createdAt: 2 }));
      await jobs.add(newJob("j3", { createdAt: 3, createdBy: "b" }));
      const { input: _, ...told } = newJob("j1");
      expect(await jobs.ofPerson("a", 9)).toMatchObject([{ id: "j2" }, { id: "j1" }]);
      expect((await jobs.ofPerson("a", 9))[1]).toEqual({
        ...told,
        state: "done",
        progress: { done: 3, total: 3, note: "" },
        parts: 2,
        error: "",
        finishedAt: 300,
      });
      expect(await jobs.ofPerson("a", 1)).toHaveLength(1);
    });

    test("forgets jobs that ended before, and keeps open ones", async () => {
      const { jobs } = await setup();
      await jobs.add(newJob("j1"));
      await jobs.cancel("j1", 100);
      await jobs.add(newJob("j2"));
      expect(await jobs.prune(100)).toBe(0);
      expect(await jobs.prune(101)).toBe(1);
      expect((await jobs.ofPerson("a", 9)).map(({ id }) => id)).toEqual(["j2"]);
    });

    test("keeps pieces of results apart", async () => {
      const { jobs } = await setup();
      await jobs.writePart("j1", 1, "one");
      await jobs.writePart("j1", 1, "one again");
      await jobs.writePart("j1", 11, "eleven");
      expect(await jobs.readPart("j1", 1)).toBe("one again");
      expect(await jobs.readPart("j1", 11)).toBe("eleven");
      expect(await jobs.readPart("j2", 1)).toBeNull();
    });
  });
}

const KIND = "export-events";

function newJob(id: string, fields: Partial<NewJob> = {}): NewJob {
  const input = { filter: { text: "x'y" }, n: 1 };
  return { id, kind: KIND, title: "An export", input, createdBy: "a", createdAt: 1, ...fields };
}

async function claim(jobs: Platform["jobs"], now: number, id = "j1"): Promise<number> {
  const claimed = await jobs.claim({ id, owner: `run at ${now}`, now, until: now + 100 });
  return claimed?.version ?? -1;
}

function step(version: number, checkpoint: unknown) {
  const progress = { done: 1, total: 3, note: "half" };
  return { id: "j1", version, checkpoint, progress, until: 500 };
}

function end(version: number) {
  const progress = { done: 3, total: 3, note: "" };
  return { id: "j1", version, state: "failed", progress, parts: [], error: "no", at: 300 } as const;
}
