import { describe, expect, test } from "@jest/globals";
import type { Platform } from "#ports";

type Deps = Pick<Platform, "checkpoints" | "budget">;

/** What every store of checkpoints and every request budget has to do. `setup` gives empty ones. */
export function testCheckpoints(name: string, setup: () => Promise<Deps>): void {
  describe(`checkpoints and budget ${name}`, () => {
    test("makes a checkpoint with the first lease", async () => {
      const { checkpoints } = await setup();
      expect(await checkpoints.read("live")).toBeNull();
      const leased = await checkpoints.lease(lease("a"));
      expect(leased).toEqual({ name: "live", version: leased?.version, state: null });
      expect(await checkpoints.read("live")).toEqual(leased);
    });

    test("leases to one of several runs, and to another after the time or the release", async () => {
      const { checkpoints } = await setup();
      for (const now of [100, 200]) {
        const leases = await Promise.all(
          ["a", "b", "c", "d"].map((owner) => checkpoints.lease(lease(owner, now, now + 100))),
        );
        expect(leases.filter((one) => one !== null).length).toBe(1);
      }
      expect(await checkpoints.lease(lease("z", 299, 400))).toBeNull();
      expect(await checkpoints.lease(lease("z", 300, 400))).not.toBeNull();
      await checkpoints.release("live", "somebody else");
      expect(await checkpoints.lease(lease("y", 301, 400))).toBeNull();
      await checkpoints.release("live", "z");
      expect(await checkpoints.lease(lease("y", 301, 400))).not.toBeNull();
    });

    test("moves on step by step for whoever holds it, and keeps the state", async () => {
      const { checkpoints } = await setup();
      const first = await checkpoints.lease(lease("a", 0, 100));
      const state = { cursor: "c'1\"\\🚀", pages: [1, 2], at: Number.MAX_SAFE_INTEGER };
      const second = await checkpoints.advance(step("a", first?.version ?? -1, state));
      expect(second).toEqual({ name: "live", version: (first?.version ?? 0) + 1, state });
      const third = await checkpoints.advance(step("a", second?.version ?? -1, { n: 3 }));
      expect(third?.state).toEqual({ n: 3 });
      expect(await checkpoints.read("live")).toEqual(third);
      await checkpoints.release("live", "a");
      expect((await checkpoints.lease(lease("b", 1, 2)))?.state).toEqual({ n: 3 });
    });

    test("refuses a step with an old version, without the lease, and all but one of two at once", async () => {
      const { checkpoints } = await setup();
      const first = await checkpoints.lease(lease("a", 0, 100));
      const version = first?.version ?? -1;
      const both = await Promise.all([
        checkpoints.advance(step("a", version, { n: 1 })),
        checkpoints.advance(step("a", version, { n: 2 })),
      ]);
      expect(both.filter((one) => one !== null).length).toBe(1);
      expect(await checkpoints.advance(step("a", version, { n: 3 }))).toBeNull();
      expect(await checkpoints.advance(step("b", version + 1, { n: 3 }))).toBeNull();
      await checkpoints.release("live", "a");
      expect(await checkpoints.advance(step("a", version + 1, { n: 3 }))).toBeNull();
      expect(await checkpoints.advance({ ...step("a", 1, {}), name: "unheard of" })).toBeNull();
    });

    test("does not let a run go on whose lease was taken over", async () => {
      const { checkpoints } = await setup();
      const slow = await checkpoints.lease(lease("slow", 0, 100));
      const quick = await checkpoints.lease(lease("quick", 100, 200));
      expect(await checkpoints.advance(step("slow", slow?.version ?? -1, { n: 1 }))).toBeNull();
      await checkpoints.release("live", "slow");
      expect(await checkpoints.lease(lease("third", 150, 300))).toBeNull();
      expect(
        await checkpoints.advance(step("quick", quick?.version ?? -1, { n: 2 })),
      ).not.toBeNull();
    });

    test("renews the lease with every step and for the same owner", async () => {
      const { checkpoints } = await setup();
      const first = await checkpoints.lease(lease("a", 0, 100));
      await checkpoints.advance({ ...step("a", first?.version ?? -1, {}), until: 500 });
      expect(await checkpoints.lease(lease("b", 499, 600))).toBeNull();
      expect(await checkpoints.lease(lease("a", 499, 600))).not.toBeNull();
      expect(await checkpoints.lease(lease("b", 599, 700))).toBeNull();
    });

    test("keeps names apart", async () => {
      const { checkpoints } = await setup();
      await checkpoints.lease(lease("a"));
      expect(await checkpoints.lease({ ...lease("b"), name: "backfill" })).not.toBeNull();
    });

    test("lets so many requests through in a minute and no more, however many ask at once", async () => {
      const { budget } = await setup();
      const minute = 1_767_600_000_000;
      const taken = await Promise.all(
        Array.from({ length: 20 }, (_, n) => budget.take("org", minute + n, 7)),
      );
      expect(taken.filter(Boolean).length).toBe(7);
      expect(await budget.take("org", minute + 59_999, 7)).toBe(false);
      expect(await budget.take("org", minute + 59_999, 8)).toBe(true);
      expect(await budget.take("other", minute, 1)).toBe(true);
      expect(await budget.take("org", minute + 60_000, 7)).toBe(true);
      expect(await budget.take("org", minute + 60_000, 0)).toBe(false);
    });

    test("counts what was spent in a minute, however many spend at once", async () => {
      const { budget } = await setup();
      const minute = 1_767_600_000_000;
      expect(await budget.spent("jobs", minute)).toBe(0);
      await budget.spend("jobs", minute, 700);
      await Promise.all([1, 2, 3].map((n) => budget.spend("jobs", minute + n, n)));
      await budget.spend("jobs", minute, 0);
      expect(await budget.spent("jobs", minute + 59_999)).toBe(706);
      expect(await budget.spent("other", minute)).toBe(0);
      expect(await budget.spent("jobs", minute + 60_000)).toBe(0);
    });
  });
}

function lease(owner: string, now = 0, until = 100) {
  return { name: "live", owner, now, until };
}

function step(owner: string, version: number, state: unknown) {
  return { name: "live", owner, version, state, until: 100 };
}
