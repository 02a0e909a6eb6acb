import { describe, expect, test } from "@jest/globals";
import type { ForwardRequest, Platform } from "#ports";
import { sampleKey } from "./sample-event";

type Deps = Pick<Platform, "forwards">;

/** What every store of forward requests has to do. `setup` gives an empty one. */
export function testForwards(name: string, setup: () => Promise<Deps>): void {
  describe(`forward requests ${name}`, () => {
    test("gives back what was kept, of events and of an alert", async () => {
      const { forwards } = await setup();
      const ofEvents = request(1);
      const ofAlert = request(2, { what: { alertKey: sampleKey(9) }, destinationIds: [] });
      expect(await forwards.keep(ofEvents)).toEqual(ofEvents);
      expect(await forwards.keep(ofAlert)).toEqual(ofAlert);
      expect(await forwards.get(ofEvents.key)).toEqual(ofEvents);
      expect(await forwards.get(ofAlert.key)).toEqual(ofAlert);
      expect(await forwards.get(sampleKey(3))).toBeNull();
    });

    test("keeps the first of two requests with one key, and says which it was", async () => {
      const { forwards } = await setup();
      const first = request(1, { what: { events: [], more: false } });
      await forwards.keep(first);
      expect(await forwards.keep(request(1, { fingerprint: "f".repeat(64) }))).toEqual(first);
      const many = await Promise.all(
        [5, 6, 7].map((createdAt) => forwards.keep(request(2, { createdAt }))),
      );
      expect(new Set(many.map(({ createdAt }) => createdAt)).size).toBe(1);
    });

    test("takes any text", async () => {
      const { forwards } = await setup();
      const hostile = `'; DROP TABLE x; -- \0\uD800 ${"🚀".repeat(600)}`;
      const kept = await forwards.keep(request(1, { note: hostile, requester: hostile }));
      expect(await forwards.get(kept.key)).toEqual(kept);
      expect([...kept.note].length).toBe(500);
      expect([...kept.requester].length).toBe(100);
    });

    test("forgets the oldest from before a moment, so many at a time", async () => {
      const { forwards } = await setup();
      for (const n of [1, 2, 3, 4]) await forwards.keep(request(n, { createdAt: n }));
      expect(await forwards.prune(4, 2)).toBe(2);
      expect(await forwards.get(sampleKey(2))).toBeNull();
      expect(await forwards.prune(4, 2)).toBe(1);
      expect(await forwards.prune(4, 2)).toBe(0);
      expect(await forwards.get(sampleKey(4))).not.toBeNull();
    });
  });
}

function request(number: number, fields: Partial<ForwardRequest> = {}): ForwardRequest {
  return {
    key: sampleKey(number),
    fingerprint: "0a".repeat(32),
    what: { events: [1, 2, 3].map(sampleKey), more: true },
    destinationIds: ["slack-1", "splunk-1"],
    note: "Look at this",
    requester: "Incident automation",
    createdAt: 1_767_600_000_000,
    ...fields,
  };
}
