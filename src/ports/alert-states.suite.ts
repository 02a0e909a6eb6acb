import { describe, expect, test } from "@jest/globals";
import type { AlertState } from "#contract";
import type { Platform } from "#ports";
import { sampleAlert } from "./sample-alert";
import { sampleKey } from "./sample-event";

/** What every store of the states of alerts has to do. `setup` gives an empty one, and the alerts that it is about. */
export function testAlertStates(
  name: string,
  setup: () => Promise<Pick<Platform, "alerts" | "alertStates">>,
): void {
  describe(`alert states ${name}`, () => {
    test("keeps the newest state by Jira's clock, in whichever order states come", async () => {
      const { alerts, alertStates } = await setup();
      await alerts.add([1, 2].map((number) => sampleAlert(number)));
      expect(
        await alertStates.set(sampleKey(1), state(20, { status: "closed", closedAt: 20 })),
      ).toBe(true);
      expect(await alertStates.set(sampleKey(1), state(10))).toBe(false);
      expect(await alertStates.set(sampleKey(1), state(20))).toBe(false);
      expect(await alertStates.ofAlerts([1, 2].map(sampleKey))).toEqual(
        new Map([[sampleKey(1), state(20, { status: "closed", closedAt: 20 })]]),
      );
      expect(await alertStates.ofAlerts([])).toEqual(new Map());
    });

    test("remembers when an alert was acknowledged first, also when it is reopened", async () => {
      const { alerts, alertStates } = await setup();
      await alerts.add([1, 2].map((number) => sampleAlert(number)));
      await alertStates.set(sampleKey(1), state(10, { status: "acknowledged", acknowledgedAt: 9 }));
      await alertStates.set(sampleKey(1), state(20, { acknowledgedAt: null }));
      await alertStates.set(
        sampleKey(1),
        state(30, { status: "acknowledged", acknowledgedAt: 29 }),
      );
      const found = await alertStates.ofAlerts([sampleKey(1)]);
      expect(found.get(sampleKey(1))).toMatchObject({
        status: "acknowledged",
        acknowledgedAt: 9,
        asOf: 30,
      });
    });

    test("keeps nothing of an alert that is not there, and forgets with the alert what became of it", async () => {
      const { alerts, alertStates } = await setup();
      await alerts.add([1, 2].map((number) => sampleAlert(number)));
      await alertStates.set(sampleKey(1), state(5));
      await alertStates.set(sampleKey(2), state(5));
      expect(await alertStates.set(sampleKey(3), state(5))).toBe(false);
      await alerts.remove([sampleKey(1)]);
      expect([...(await alertStates.ofAlerts([1, 2, 3].map(sampleKey))).keys()]).toEqual([
        sampleKey(2),
      ]);
    });

    test("counts what became of the alerts of each rule since a moment, however many there are", async () => {
      const { alertStates, alerts } = await setup();
      const many = Array.from({ length: 400 }, (_, number) => number);
      await alerts.add([
        ...many.map((number) => alert(number, "rule-a", 1_000)),
        alert(500, "rule-b", 1_000),
        alert(501, "rule-b", 2_000),
        alert(502, "rule-b", 999),
        alert(503, "rule-c", 1_000),
      ]);
      const closed = { status: "closed", closedAt: 5 } as const;
      for (const number of many.slice(0, 320))
        await alertStates.set(sampleKey(number), state(5, { ...closed, resolution: "Done" }));
      await alertStates.set(sampleKey(320), state(5, { ...closed, resolution: "done" }));
      for (const number of [500, 501, 502])
        await alertStates.set(sampleKey(number), state(number, { resolution: "" }));
      const told = (await alertStates.outcomes(1_000)).toSorted((a, b) => b.count - a.count);
      expect(told).toEqual([
        { ruleId: "rule-a", status: "closed", resolution: "Done", count: 320 },
        { ruleId: "rule-b", status: "open", resolution: "", count: 2 },
        { ruleId: "rule-a", status: "closed", resolution: "done", count: 1 },
      ]);
    });

    test("one of two runs that tell the same state is the one that told it", async () => {
      const { alerts, alertStates } = await setup();
      await alerts.add([1, 2].map((number) => sampleAlert(number)));
      const told = await Promise.all([1, 2, 3].map(() => alertStates.set(sampleKey(1), state(5))));
      expect(told.filter(Boolean)).toHaveLength(1);
    });
  });
}

const state = (asOf: number, fields: Partial<AlertState> = {}): AlertState => ({
  status: "open",
  issueStatus: "To Do 🚀",
  assigneeId: null,
  resolution: "",
  acknowledgedAt: null,
  closedAt: null,
  asOf,
  ...fields,
});

const alert = (number: number, ruleId: string, createdAt: number) =>
  sampleAlert(number, { ruleId, createdAt });
