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
