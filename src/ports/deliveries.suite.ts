import { describe, expect, test } from "@jest/globals";
import type { Delivery } from "#contract";
import type { Deliveries, NewDelivery, Platform } from "#ports";
import { sampleKey } from "./sample-event";

type Deps = Pick<Platform, "deliveries">;
type Outcome = Parameters<Deliveries["settle"]>[0];

/** What every delivery table has to do. `setup` gives an empty one. */
export function testDeliveries(name: string, setup: () => Promise<Deps>): void {
  describe(`deliveries ${name}`, () => {
    test("queues each delivery once and says how many were new", async () => {
      const { deliveries } = await setup();
      expect(await deliveries.add([fresh(1), fresh(2), fresh(1)])).toBe(2);
      expect(await deliveries.add([fresh(1), fresh(2), fresh(3)])).toBe(1);
      expect(await deliveries.add([])).toBe(0);
      expect(await deliveries.ofAlert(sampleKey(500))).toEqual([1, 2, 3].map((n) => waiting(n)));
      expect(await deliveries.counts()).toEqual(counts({ waiting: 3 }));
    });

    test("removes all of an alert, and nothing of another", async () => {
      const { deliveries } = await setup();
      await deliveries.add([fresh(1), fresh(2), fresh(3, { alertKey: sampleKey(501) })]);
      await deliveries.remove([sampleKey(500), sampleKey(502)]);
      expect(await deliveries.ofAlert(sampleKey(500))).toEqual([]);
      expect(await deliveries.ofAlert(sampleKey(501))).toHaveLength(1);
    });

    test("does not set back what was delivered when it is queued again", async () => {
      const { deliveries } = await setup();
      await deliveries.add([fresh(1)]);
      await claim(deliveries, 1, 100);
      await settle(deliveries, 1, { state: "delivered", reference: "AUD-1" });
      expect(await deliveries.add([fresh(1)])).toBe(0);
      expect((await deliveries.ofAlert(sampleKey(500)))[0]?.state).toBe("delivered");
    });

    test("hands out what is due and free, oldest first, an alert before its matches", async () => {
      const { deliveries } = await setup();
      await deliveries.add([
        fresh(1, { dueAt: 30 }),
        fresh(2, { dueAt: 20, createdAt: 12, kind: "match" }),
        fresh(3, { dueAt: 20, createdAt: 12, kind: "alert" }),
        fresh(4, { dueAt: 10, createdAt: 9 }),
        fresh(5, { dueAt: 40 }),
      ]);
      const due = async (now: number, limit = 10) =>
        (await deliveries.due({ destinationId: "jira", now, limit })).map(({ key }) => key);
      expect(await due(30)).toEqual([4, 3, 2, 1].map(sampleKey));
      expect(await due(30, 2)).toEqual([4, 3].map(sampleKey));
      expect(await due(9)).toEqual([]);
      await claim(deliveries, 4, 30, "run", 60);
      expect(await due(40)).toEqual([3, 2, 1, 5].map(sampleKey));
      expect(await due(60)).toEqual([4, 3, 2, 1, 5].map(sampleKey));
      expect(await deliveries.nextDue()).toEqual(new Map([["jira", 20]]));
      expect(await deliveries.due({ destinationId: "slack", now: 60, limit: 10 })).toEqual([]);
    });

    test("gives a delivery to one of several claimants and counts one attempt", async () => {
      const { deliveries } = await setup();
      await deliveries.add([fresh(1)]);
      const claims = await Promise.all(
        ["a", "b", "c", "d"].map((owner) => claim(deliveries, 1, 100, owner)),
      );
      const won = claims.find((one) => one !== null);
      expect(claims.filter((one) => one !== null).length).toBe(1);
      expect(won?.unsettledSince).toBeNull();
      expect(won?.delivery).toEqual(waiting(1, { attempts: 1, updatedAt: 100 }));
      expect((await deliveries.ofAlert(sampleKey(500)))[0]?.attempts).toBe(1);
    });

    test("refuses a claim on what is held, not due, settled or unknown", async () => {
      const { deliveries } = await setup();
      await deliveries.add([fresh(1), fresh(2, { dueAt: 101 }), fresh(3)]);
      await claim(deliveries, 1, 100, "a", 200);
      expect(await claim(deliveries, 1, 199, "b")).toBeNull();
      expect(await claim(deliveries, 1, 199, "a")).toBeNull();
      expect(await claim(deliveries, 2, 100)).toBeNull();
      await claim(deliveries, 3, 100);
      await settle(deliveries, 3, { state: "rejected" });
      expect(await claim(deliveries, 3, 10_000)).toBeNull();
      expect(await claim(deliveries, 9, 10_000)).toBeNull();
    });

    test("tells the next claimant of an attempt that never came back", async () => {
      const { deliveries } = await setup();
      await deliveries.add([fresh(1)]);
      await claim(deliveries, 1, 100, "dies", 200);
      const second = await claim(deliveries, 1, 200, "second", 300);
      expect(second?.unsettledSince).toBe(100);
      expect(second?.delivery.attempts).toBe(2);
      const third = await claim(deliveries, 1, 300, "third", 400);
      expect(third?.unsettledSince).toBe(200);
      expect(await settle(deliveries, 1, { owner: "second" })).toBe(false);
      expect(await settle(deliveries, 1, { owner: "third", state: "waiting", dueAt: 500 })).toBe(
        true,
      );
      expect((await claim(deliveries, 1, 500))?.unsettledSince).toBeNull();
    });

    test("tells the next claimant of an attempt whose end is unknown", async () => {
      const { deliveries } = await setup();
      await deliveries.add([fresh(1)]);
      await claim(deliveries, 1, 100);
      await settle(deliveries, 1, { state: "waiting", dueAt: 150, unknown: true });
      const second = await claim(deliveries, 1, 160);
      expect(second?.unsettledSince).toBe(100);
      await settle(deliveries, 1, { state: "waiting", dueAt: 170, unknown: false });
      expect((await claim(deliveries, 1, 180))?.unsettledSince).toBeNull();
    });

    test("writes the outcome of a claim once", async () => {
      const { deliveries } = await setup();
      await deliveries.add([fresh(1)]);
      expect(await settle(deliveries, 1, {})).toBe(false);
      await claim(deliveries, 1, 100);
      const outcome = { state: "delivered", reference: "AUD-1", at: 123, dueAt: 7 } as const;
      const both = await Promise.all([
        settle(deliveries, 1, outcome),
        settle(deliveries, 1, outcome),
      ]);
      expect(both.toSorted()).toEqual([false, true]);
      expect(await deliveries.ofAlerts([sampleKey(500), sampleKey(501), sampleKey(500)])).toEqual([
        waiting(1, {
          attempts: 1,
          state: "delivered",
          reference: "AUD-1",
          updatedAt: 123,
          dueAt: 7,
        }),
      ]);
    });

    test("cuts errors and references that are too long, and keeps hostile ones", async () => {
      const { deliveries } = await setup();
      await deliveries.add([fresh(1)]);
      await claim(deliveries, 1, 100);
      await settle(deliveries, 1, { lastError: "🚀".repeat(99_999), reference: "' \\ \"\0" });
      const [delivery] = await deliveries.ofAlert(sampleKey(500));
      expect(delivery?.lastError).toBe("🚀".repeat(500));
      expect(delivery?.reference).toBe("' \\ \"\uFFFD");
    });

    test("sends rejected ones again: all, of an alert, or of a destination", async () => {
      const { deliveries } = await setup();
      await deliveries.add([
        fresh(1),
        fresh(2, { destinationId: "slack" }),
        fresh(3, { alertKey: sampleKey(501) }),
        fresh(4),
      ]);
      const reject = async () => {
        for (const number of [1, 2, 3]) {
          if ((await claim(deliveries, number, 1_000)) !== null) {
            await settle(deliveries, number, { state: "rejected", lastError: "no" });
          }
        }
      };
      await reject();
      expect(await deliveries.counts()).toEqual(counts({ waiting: 1, rejected: 3 }));
      expect(await deliveries.redrive({ destinationId: "slack", at: 900 })).toBe(1);
      expect(await deliveries.redrive({ destinationId: "slack", at: 900 })).toBe(0);
      expect(await deliveries.redrive({ alertKey: sampleKey(501), at: 900 })).toBe(1);
      expect(
        await deliveries.redrive({ alertKey: sampleKey(501), destinationId: "slack", at: 900 }),
      ).toBe(0);
      await reject();
      expect(await deliveries.redrive({ at: 900 })).toBe(3);
      expect(await deliveries.counts()).toEqual(counts({ waiting: 4 }));
      const due = await Promise.all(
        ["jira", "slack"].map((destinationId) =>
          deliveries.due({ destinationId, now: 900, limit: 10 }),
        ),
      );
      expect(
        due
          .flat()
          .map(({ key }) => key)
          .toSorted(),
      ).toEqual([1, 2, 3, 4].map(sampleKey).toSorted());
      expect(due.flat().map(({ attempts }) => attempts)).toEqual([0, 0, 0, 0]);
    });

    test("counts what was delivered of a kind since a moment", async () => {
      const { deliveries } = await setup();
      await deliveries.add(
        [1, 2, 3, 4].map((n) => fresh(n, { kind: n === 4 ? "count" : "match" })),
      );
      for (const number of [1, 2, 3, 4]) {
        await claim(deliveries, number, 100);
        await settle(deliveries, number, {
          state: number === 3 ? "rejected" : "delivered",
          at: number * 100,
        });
      }
      const since = (moment: number, kind: Delivery["kind"] = "match") =>
        deliveries.deliveredSince({
          alertKey: sampleKey(500),
          destinationId: "jira",
          kind,
          since: moment,
        });
      expect(await since(0)).toBe(2);
      expect(await since(200)).toBe(1);
      expect(await since(201)).toBe(0);
      expect(await since(0, "count")).toBe(1);
      expect(await since(0, "alert")).toBe(0);
    });

    test("tells what a destination made of which alert", async () => {
      const { deliveries } = await setup();
      const rows = [1, 2, 3].map((number) => fresh(number, { alertKey: sampleKey(500 + number) }));
      await deliveries.add(rows);
      for (const number of [1, 2]) {
        await claim(deliveries, number, 50);
        await settle(deliveries, number, { state: "delivered", reference: `SEC-${number}` });
      }
      const { destinationId } = fresh(1);
      expect(await deliveries.alertOf(destinationId, "SEC-1")).toBe(sampleKey(501));
      expect(await deliveries.alertOf(destinationId, "SEC-9")).toBeNull();
      expect(await deliveries.alertOf("elsewhere", "SEC-1")).toBeNull();
      const page = { destinationId, since: 0, after: "", limit: 10 };
      const all = await deliveries.opened(page);
      expect(all.map(({ reference }) => reference).toSorted()).toEqual(["SEC-1", "SEC-2"]);
      expect(await deliveries.opened({ ...page, after: all[0]?.alertKey ?? "" })).toEqual(
        all.slice(1),
      );
      expect(await deliveries.opened({ ...page, since: 1_000_000 })).toEqual([]);
    });

    test("knows when the next one can be claimed", async () => {
      const { deliveries } = await setup();
      expect(await deliveries.nextDue()).toEqual(new Map());
      await deliveries.add([
        fresh(1, { dueAt: 50 }),
        fresh(2, { dueAt: 70 }),
        fresh(3, { destinationId: "slack", dueAt: 60 }),
      ]);
      const next = async () => Object.fromEntries(await deliveries.nextDue());
      expect(await next()).toEqual({ jira: 50, slack: 60 });
      await claim(deliveries, 1, 60, "run", 400);
      expect(await next()).toEqual({ jira: 70, slack: 60 });
      await settle(deliveries, 1, { owner: "run", state: "delivered" });
      await claim(deliveries, 2, 70, "run", 500);
      expect(await next()).toEqual({ jira: 500, slack: 60 });
      await claim(deliveries, 3, 70, "run", 500);
      await settle(deliveries, 3, { owner: "run", state: "rejected" });
      expect(await next()).toEqual({ jira: 500 });
    });

    test("sends one rejected delivery again", async () => {
      const { deliveries } = await setup();
      await deliveries.add([fresh(1), fresh(2)]);
      for (const number of [1, 2]) {
        await claim(deliveries, number, 100);
        await settle(deliveries, number, { state: "rejected", lastError: "no" });
      }
      expect(await deliveries.redrive({ key: sampleKey(2), at: 900 })).toBe(1);
      expect(await deliveries.redrive({ key: sampleKey(2), at: 900 })).toBe(0);
      expect(await deliveries.counts()).toEqual(counts({ waiting: 1, rejected: 1 }));
    });

    test("holds back and hastens what waits for a destination, and nothing else", async () => {
      const { deliveries } = await setup();
      await deliveries.add([
        fresh(1, { dueAt: 10 }),
        fresh(2, { dueAt: 900 }),
        fresh(3, { dueAt: 10, destinationId: "slack" }),
        fresh(4, { dueAt: 10 }),
      ]);
      await claim(deliveries, 4, 20);
      await settle(deliveries, 4, { state: "delivered", dueAt: 20 });
      const times = async () =>
        (await deliveries.ofAlert(sampleKey(500))).map(({ dueAt }) => dueAt);
      await deliveries.hold("jira", 500);
      expect(await times()).toEqual([500, 900, 10, 20]);
      await deliveries.hasten("jira", 600);
      expect(await times()).toEqual([500, 600, 10, 20]);
      await deliveries.hasten("jira", 30);
      expect(await times()).toEqual([30, 30, 10, 20]);
    });

    test("refuses what waits for a destination, but not what a run is at", async () => {
      const { deliveries } = await setup();
      await deliveries.add([1, 2, 3].map((n) => fresh(n)));
      await deliveries.add([fresh(4, { destinationId: "slack" })]);
      await claim(deliveries, 1, 100, "run", 200);
      await claim(deliveries, 2, 100);
      await settle(deliveries, 2, { state: "delivered" });
      const refused = { destinationId: "jira", reason: "It was removed", at: 150 };
      expect(await deliveries.refuse(refused)).toBe(1);
      expect((await deliveries.ofAlert(sampleKey(500))).map(({ state }) => state)).toEqual([
        "waiting",
        "delivered",
        "rejected",
        "waiting",
      ]);
      expect(await deliveries.refuse({ ...refused, at: 200 })).toBe(1);
      const [first] = await deliveries.ofAlert(sampleKey(500));
      expect(first).toMatchObject({ state: "rejected", lastError: "It was removed" });
      expect(await settle(deliveries, 1, { state: "delivered" })).toBe(false);
    });

    test("shows the log newest first, page by page, of a destination and in a state", async () => {
      const { deliveries } = await setup();
      await deliveries.add(
        [1, 2, 3, 4, 5].map((n) =>
          fresh(n, { createdAt: n < 4 ? 50 : 60, ...(n % 2 === 0 && { destinationId: "slack" }) }),
        ),
      );
      await claim(deliveries, 3, 100);
      await settle(deliveries, 3, { state: "delivered" });
      const keys = async (page: Omit<Parameters<Deliveries["log"]>[0], "limit" | "after">) => {
        const all: string[] = [];
        let after: { createdAt: number; key: string } | null = null;
        for (;;) {
          const found: ReadonlyArray<Delivery> = await deliveries.log({ ...page, after, limit: 2 });
          all.push(...found.map(({ key }) => key));
          const last = found.at(-1);
          if (last === undefined) return all;
          after = { createdAt: last.createdAt, key: last.key };
        }
      };
      const newest = [4, 5]
        .map(sampleKey)
        .toSorted()
        .toReversed()
        .concat([1, 2, 3].map(sampleKey).toSorted().toReversed());
      expect(await keys({})).toEqual(newest);
      const slack = new Set([2, 4].map(sampleKey));
      expect(await keys({ destinationId: "slack" })).toEqual(newest.filter((k) => slack.has(k)));
      expect(await keys({ state: "delivered" })).toEqual([sampleKey(3)]);
      expect(await keys({ destinationId: "slack", state: "delivered" })).toEqual([]);
    });

    test("counts by destination, so that what was queued is what became of it", async () => {
      const { deliveries } = await setup();
      expect(await deliveries.tallies()).toEqual([]);
      await deliveries.add([1, 2, 3, 4].map((n) => fresh(n)));
      await deliveries.add([fresh(5, { destinationId: "slack" })]);
      for (const number of [1, 2, 3]) await claim(deliveries, number, 100);
      await settle(deliveries, 1, { state: "delivered", at: 120 });
      await settle(deliveries, 2, { state: "rejected", lastError: "first", at: 130 });
      await settle(deliveries, 3, { state: "waiting", lastError: "second", at: 140, dueAt: 900 });
      expect(await deliveries.tallies()).toEqual([
        {
          destinationId: "jira",
          queued: 4,
          waiting: 2,
          delivered: 1,
          rejected: 1,
          oldestWaitingAt: 13,
          lastDeliveredAt: 120,
          lastError: { text: "second", at: 140 },
        },
        {
          destinationId: "slack",
          queued: 1,
          waiting: 1,
          delivered: 0,
          rejected: 0,
          oldestWaitingAt: 15,
          lastDeliveredAt: null,
          lastError: null,
        },
      ]);
    });
  });
}

function fresh(number: number, fields: Partial<NewDelivery> = {}): NewDelivery {
  return {
    key: sampleKey(number),
    alertKey: sampleKey(500),
    destinationId: "jira",
    kind: "alert",
    subject: "",
    dueAt: 10,
    createdAt: 10 + number,
    ...fields,
  };
}

function waiting(number: number, fields: Partial<Delivery> = {}): Delivery {
  return {
    ...fresh(number),
    state: "waiting",
    attempts: 0,
    reference: "",
    lastError: "",
    updatedAt: 10 + number,
    ...fields,
  };
}

function counts(of: { waiting?: number; delivered?: number; rejected?: number }) {
  const { waiting: left = 0, delivered = 0, rejected = 0 } = of;
  return { queued: left + delivered + rejected, waiting: left, delivered, rejected };
}

function claim(
  deliveries: Deliveries,
  number: number,
  now: number,
  owner = "run",
  until = now + 10,
) {
  return deliveries.claim({ key: sampleKey(number), owner, now, until });
}

function settle(deliveries: Deliveries, number: number, fields: Partial<Outcome>) {
  return deliveries.settle({
    key: sampleKey(number),
    owner: "run",
    state: "waiting",
    dueAt: 10,
    reference: "",
    lastError: "",
    unknown: false,
    at: 100,
    ...fields,
  });
}
