import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Alert } from "#contract";
import type { NewAlert, Platform } from "#ports";
import { sampleAlert } from "./sample-alert";
import { sampleKey } from "./sample-event";

type Deps = Pick<Platform, "alerts">;

/** What every store of alerts has to do. `setup` gives an empty one. */
export function testAlerts(name: string, setup: () => Promise<Deps>): void {
  describe(`alerts ${name}`, () => {
    test("keeps an alert as it was raised first", async () => {
      const { alerts } = await setup();
      await alerts.add([sampleAlert(1), sampleAlert(2), sampleAlert(1, { title: "other" })]);
      await alerts.add([sampleAlert(1, { title: "other" })]);
      expect(await alerts.count()).toBe(2);
      expect(await alerts.get(sampleKey(1))).toEqual(told(sampleAlert(1), []));
      expect(await alerts.get(sampleKey(9))).toBeNull();
    });

    test("counts each linked event once and tells when they happened", async () => {
      const { alerts } = await setup();
      await alerts.add([sampleAlert(1), sampleAlert(2)]);
      const links = [link(1, 10, 300), link(1, 11, 100), link(1, 12, 200), link(2, 10, 300)];
      await alerts.attach(links);
      await alerts.attach([...links, link(1, 11, 999)]);
      expect(await alerts.get(sampleKey(1))).toEqual(told(sampleAlert(1), [100, 200, 300]));
      expect(await alerts.events(sampleKey(1), 10)).toEqual([11, 12, 10].map(sampleKey));
      expect(await alerts.events(sampleKey(1), 2)).toEqual([11, 12].map(sampleKey));
      expect(await alerts.countEvents(sampleKey(1), 100, 300)).toBe(2);
      expect(await alerts.countEvents(sampleKey(1), 0, 1_000)).toBe(3);
      expect(await alerts.ofEvent(sampleKey(10))).toEqual(
        [2, 1].map((n) => ({ key: sampleKey(n), title: `Alert ${n}`, ruleId: "rule-a" })),
      );
      expect(await alerts.ofEvent(sampleKey(99))).toEqual([]);
      expect(await alerts.ofEvents([99, 10, 11, 10].map(sampleKey))).toEqual(
        new Map([
          [sampleKey(10), [1, 2].map(sampleKey)],
          [sampleKey(11), [sampleKey(1)]],
        ]),
      );
    });

    test("finds the alert of a rule that an event was told in first", async () => {
      const { alerts } = await setup();
      await alerts.add([
        sampleAlert(3, { createdAt: 1_000 }),
        sampleAlert(1, { createdAt: 2_000 }),
        sampleAlert(2, { createdAt: 900 }),
        sampleAlert(4, { createdAt: 500, ruleId: "rule-b" }),
      ]);
      await alerts.attach([
        ...[1, 2, 3, 4].map((alert) => link(alert, 10, 300)),
        link(1, 11, 300),
        link(4, 12, 300),
      ]);
      expect(await alerts.ofRule("rule-a", [12, 11, 10, 10, 99].map(sampleKey))).toEqual(
        new Map([
          [sampleKey(11), sampleKey(1)],
          [sampleKey(10), sampleKey(2)],
        ]),
      );
      expect(await alerts.ofRule("rule-a", [])).toEqual(new Map());
    });

    test("remembers what each alert was opened with", async () => {
      const { alerts } = await setup();
      const opening = Array.from({ length: 2_000 }, (_, number) => sampleKey(number));
      await alerts.add([
        sampleAlert(1, { opening }),
        sampleAlert(2, { opening: [], historical: true }),
      ]);
      await alerts.add([sampleAlert(1, { opening: [sampleKey(5)] })]);
      expect(await alerts.openings([1, 2, 3].map(sampleKey))).toEqual(
        new Map([
          [sampleKey(1), { events: new Set(opening), historical: false }],
          [sampleKey(2), { events: new Set(), historical: true }],
        ]),
      );
      expect(await alerts.openings([])).toEqual(new Map());
    });

    test("tells titles by key, of the alerts that are there", async () => {
      const { alerts } = await setup();
      const title = "x'; \\ \u202E \0 \uD800 🏴‍☠️";
      await alerts.add([sampleAlert(1, { title }), sampleAlert(2)]);
      const titles = await alerts.titles([1, 2, 3].map(sampleKey));
      expect([...titles.keys()]).toEqual([sampleKey(1), sampleKey(2)]);
      expect(titles.get(sampleKey(1))).toBe((await alerts.get(sampleKey(1)))?.title);
      expect(await alerts.titles([])).toEqual(new Map());
    });

    test("finds the oldest of a level, page by page, and removes alerts with their links", async () => {
      const { alerts } = await setup();
      const createdAt = 1_767_600_000_000;
      const all = [5, 3, 1, 4, 2].map((n) =>
        sampleAlert(n, { level: n === 4 ? "low" : "high", createdAt }),
      );
      await alerts.add(all);
      await alerts.attach([link(1, 10, 300), link(2, 10, 300)]);
      const page = { level: "high", before: createdAt + 1 } as const;
      const first = await alerts.oldest({ ...page, after: null, limit: 3 });
      const last = first.at(-1);
      if (last === undefined) throw new Error("there is none");
      const rest = await alerts.oldest({ ...page, after: last, limit: 3 });
      const keys = [...first, ...rest].map(({ key }) => key);
      expect(keys).toEqual([1, 2, 3, 5].map(sampleKey).toSorted());
      expect(await alerts.oldest({ ...page, before: createdAt, after: null, limit: 3 })).toEqual(
        [],
      );
      await alerts.remove([1, 3, 99].map(sampleKey));
      await alerts.remove([]);
      expect(await alerts.count()).toBe(3);
      expect(await alerts.events(sampleKey(1), 10)).toEqual([]);
      expect(await alerts.events(sampleKey(2), 10)).toEqual([sampleKey(10)]);
    });

    test("remembers why there is an alert, whatever the events say", async () => {
      const { alerts } = await setup();
      const nasty = "'; DROP TABLE alert; -- \\ \" \u202E \0 \uD800 🏴‍☠️";
      const why = {
        kind: "rule" as const,
        tests: [{ search: "selection", field: "action", wanted: ["x"], seen: [nasty] }],
      };
      await alerts.add([sampleAlert(1, { why }), sampleAlert(2)]);
      await alerts.add([sampleAlert(1)]);
      expect(await alerts.why(sampleKey(1))).toEqual(why);
      expect(await alerts.why(sampleKey(2))).toBeNull();
      expect(await alerts.why(sampleKey(9))).toBeNull();
    });

    test("lists page by page, newest first, by rule, origin, level and time, losing and doubling nothing", async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(
            fc.record({
              createdAt: fc.integer({ min: 1, max: 4 }),
              ruleId: fc.constantFrom("rule-a", "rule-b"),
              historical: fc.boolean(),
              level: fc.constantFrom("low" as const, "high" as const),
            }),
            { minLength: 15, maxLength: 25 },
          ),
          fc.integer({ min: 1, max: 5 }),
          async (given, limit) => {
            const { alerts } = await setup();
            const raised = given.map((fields, number) => sampleAlert(number, fields));
            await alerts.add(raised);
            for (const filter of [
              {},
              { ruleId: "rule-a" },
              { historical: true },
              { ruleId: "rule-b", historical: false },
              { level: "high" as const },
              { from: 2, to: 4, level: "low" as const },
              { ruleId: "rule-a", from: 3 },
            ]) {
              const wanted = raised
                .filter((one) => !("ruleId" in filter) || one.ruleId === filter.ruleId)
                .filter((one) => !("historical" in filter) || one.historical === filter.historical)
                .filter((one) => !("level" in filter) || one.level === filter.level)
                .filter((one) => !("from" in filter) || one.createdAt >= (filter.from ?? 0))
                .filter((one) => !("to" in filter) || one.createdAt < (filter.to ?? 0))
                .toSorted((a, b) => b.createdAt - a.createdAt || (a.key < b.key ? 1 : -1))
                .map((one) => told(one, []));
              expect(await all(alerts, filter, limit)).toEqual(wanted);
            }
          },
        ),
        { numRuns: 5 },
      );
    });

    test("counts alerts by rule since a moment", async () => {
      const { alerts } = await setup();
      await alerts.add([
        sampleAlert(1, { createdAt: 10 }),
        sampleAlert(2, { createdAt: 20 }),
        sampleAlert(3, { createdAt: 30 }),
        sampleAlert(4, { createdAt: 30, ruleId: "rule-b" }),
      ]);
      expect(await alerts.countByRule(20)).toEqual(
        new Map([
          ["rule-a", { count: 2, last: 30 }],
          ["rule-b", { count: 1, last: 30 }],
        ]),
      );
      expect(await alerts.countByRule(31)).toEqual(new Map());
    });

    test("counts the events of alerts by rule and day since a moment", async () => {
      const { alerts } = await setup();
      const DAY = 86_400_000;
      await alerts.add([
        sampleAlert(1, {}),
        sampleAlert(2, {}),
        sampleAlert(3, { ruleId: "rule-b" }),
      ]);
      const link = (n: number, event: number, occurredAt: number) => ({
        alertKey: sampleAlert(n, {}).key,
        eventKey: event.toString(16).padStart(32, "0"),
        occurredAt,
      });
      await alerts.attach([
        link(1, 1, DAY - 1),
        link(1, 2, DAY),
        link(1, 3, DAY + 7),
        link(2, 4, DAY + 5),
        link(2, 5, 2 * DAY),
        link(3, 2, DAY),
      ]);
      const days = await alerts.matchesByDay(DAY);
      expect(days).toHaveLength(3);
      expect(days).toEqual(
        expect.arrayContaining([
          { ruleId: "rule-a", day: DAY, count: 3, last: DAY + 7 },
          { ruleId: "rule-a", day: 2 * DAY, count: 1, last: 2 * DAY },
          { ruleId: "rule-b", day: DAY, count: 1, last: DAY },
        ]),
      );
    });

    test("tells how many were raised in each hour, by level, without historical ones", async () => {
      const { alerts } = await setup();
      const hour = 1_767_600_000_000;
      await alerts.add([
        sampleAlert(1, { createdAt: hour, level: "low" }),
        sampleAlert(2, { createdAt: hour + 3_599_999, level: "low" }),
        sampleAlert(3, { createdAt: hour + 5, level: "critical" }),
        sampleAlert(4, { createdAt: hour + 3_600_000 }),
        sampleAlert(5, { createdAt: hour + 3_600_001, historical: true }),
        sampleAlert(6, { createdAt: hour + 7_200_000 }),
      ]);
      expect(await alerts.volume(hour, hour + 7_200_000)).toEqual([
        { hour, level: "critical", count: 1 },
        { hour, level: "low", count: 2 },
        { hour: hour + 3_600_000, level: "high", count: 1 },
      ]);
      expect(await alerts.volume(0, hour)).toEqual([]);
    });

    test("names what was raised in a range, newest first, without what was found in the past", async () => {
      const { alerts } = await setup();
      await alerts.add([
        sampleAlert(1, { createdAt: 1_000 }),
        sampleAlert(2, { createdAt: 2_000 }),
        sampleAlert(3, { createdAt: 2_000 }),
        sampleAlert(4, { createdAt: 2_500, historical: true }),
        sampleAlert(5, { createdAt: 3_000 }),
      ]);
      const all = await alerts.raised({ from: 1_000, to: 3_000, limit: 10 });
      const byKey = [2, 3].map(sampleKey).toSorted().toReversed();
      expect(all).toEqual([
        ...byKey.map((key) => ({ key, createdAt: 2_000 })),
        { key: sampleKey(1), createdAt: 1_000 },
      ]);
      expect(await alerts.raised({ from: 1_000, to: 3_000, limit: 2 })).toEqual(all.slice(0, 2));
      expect(await alerts.raised({ from: 3_001, to: 9_000, limit: 2 })).toEqual([]);
    });

    test("counts by rule what was raised in a range, without what was found in the past", async () => {
      const { alerts } = await setup();
      await alerts.add([
        sampleAlert(1, { createdAt: 1_000, ruleId: "rule-b", ruleTitle: "B" }),
        sampleAlert(2, { createdAt: 1_000, ruleId: "rule-c", ruleTitle: "C" }),
        sampleAlert(3, { createdAt: 2_999, ruleId: "rule-c", ruleTitle: "C, renamed" }),
        sampleAlert(4, { createdAt: 2_000, ruleId: "rule-a", ruleTitle: "A" }),
        sampleAlert(5, { createdAt: 2_000, ruleId: "rule-a", ruleTitle: "A", historical: true }),
        sampleAlert(6, { createdAt: 3_000, ruleId: "rule-a", ruleTitle: "A" }),
      ]);
      expect(await alerts.raisedByRule(1_000, 3_000)).toEqual([
        { ruleId: "rule-c", title: "C, renamed", count: 2 },
        { ruleId: "rule-a", title: "A", count: 1 },
        { ruleId: "rule-b", title: "B", count: 1 },
      ]);
      expect(await alerts.raisedByRule(3_001, 9_000)).toEqual([]);
    });

    test("keeps hostile text and cuts what is too long", async () => {
      const { alerts } = await setup();
      const nasty = "'; DROP TABLE alert; -- \\ \" \u202E 🏴‍☠️ %_";
      await alerts.add([
        sampleAlert(1, { title: nasty, dedupKey: nasty, ruleTitle: nasty }),
        sampleAlert(2, { title: "🚀".repeat(100_000), dedupKey: "a\0\uD800" }),
      ]);
      expect((await alerts.get(sampleKey(1)))?.title).toBe(nasty);
      expect((await alerts.get(sampleKey(1)))?.dedupKey).toBe(nasty);
      expect((await alerts.get(sampleKey(2)))?.title).toBe("🚀".repeat(500));
      expect((await alerts.get(sampleKey(2)))?.dedupKey).toBe("a\uFFFD\uFFFD");
    });
  });
}

function told(
  { opening: _opening, why: _why, ...fields }: NewAlert,
  times: ReadonlyArray<number>,
): Alert {
  return {
    ...fields,
    eventCount: times.length,
    firstEventAt: times[0] ?? fields.bucketStart,
    lastEventAt: times.at(-1) ?? fields.bucketStart,
  };
}

function link(alertNumber: number, event: number, occurredAt: number) {
  return { alertKey: sampleKey(alertNumber), eventKey: sampleKey(event), occurredAt };
}

async function all(
  alerts: Deps["alerts"],
  filter: Omit<Parameters<Deps["alerts"]["list"]>[0], "after" | "limit">,
  limit: number,
): Promise<ReadonlyArray<Alert>> {
  const found: Alert[] = [];
  for (;;) {
    const last = found.at(-1);
    const after = last === undefined ? null : { createdAt: last.createdAt, key: last.key };
    const page = await alerts.list({ ...filter, after, limit });
    if (page.length === 0) return found;
    found.push(...page);
  }
}
