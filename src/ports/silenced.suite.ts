import { describe, expect, test } from "@jest/globals";
import type { Platform } from "#ports";
import { sampleKey } from "./sample-event";

type Deps = Pick<Platform, "silenced">;

/** What every store of silenced events has to do. `setup` gives an empty one. */
export function testSilenced(name: string, setup: () => Promise<Deps>): void {
  describe(`silenced ${name}`, () => {
    test("counts each event once for a suppression and tells when the latest happened", async () => {
      const { silenced } = await setup();
      expect(await silenced.counts()).toEqual(new Map());
      await silenced.add([row("one", 1, 10), row("one", 2, 30), row("two", 1, 10)]);
      await silenced.add([row("one", 2, 99), row("one", 3, 20)]);
      expect(await silenced.counts()).toEqual(
        new Map([
          ["one", { count: 3, last: 30 }],
          ["two", { count: 1, last: 10 }],
        ]),
      );
    });

    test("forgets the oldest first", async () => {
      const { silenced } = await setup();
      await silenced.add([10, 20, 30].map((at) => row("one", at, at)));
      expect(await silenced.prune(30, 1)).toBe(1);
      expect(await silenced.prune(30, 10)).toBe(1);
      expect(await silenced.counts()).toEqual(new Map([["one", { count: 1, last: 30 }]]));
    });
  });
}

const row = (suppressionId: string, event: number, occurredAt: number) => ({
  suppressionId,
  eventKey: sampleKey(event),
  occurredAt,
});
