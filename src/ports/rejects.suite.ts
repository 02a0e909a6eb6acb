import { describe, expect, test } from "@jest/globals";
import type { Platform } from "#ports";
import { sampleHash, sampleKey } from "./sample-event";

type Deps = Pick<Platform, "quarantine" | "conflicts">;

/** What every quarantine and every store of conflicting bodies has to do. `setup` gives empty ones. */
export function testRejects(name: string, setup: () => Promise<Deps>): void {
  describe(`quarantine and conflicts ${name}`, () => {
    test("counts each quarantined item once and shows the newest first", async () => {
      const { quarantine } = await setup();
      expect(await quarantine.newest(5)).toEqual([]);
      const items = [1, 2, 3].map((number) => ({
        key: sampleKey(number),
        source: "org-audit-log" as const,
        reason: `no time '${number}'`,
        raw: `{"id":"'; DROP TABLE quarantine"}`,
        at: 1_000 + number,
      }));
      await quarantine.add(items);
      await quarantine.add([...items, ...items]);
      expect(await quarantine.count()).toBe(3);
      expect(await quarantine.newest(2)).toEqual(
        [3, 2].map((number) => ({
          key: sampleKey(number),
          reason: `no time '${number}'`,
          at: 1_000 + number,
          excerpt: `{"id":"'; DROP TABLE quarantine"}`,
        })),
      );
    });

    test("reads an item whole and lets it go", async () => {
      const { quarantine } = await setup();
      const raw = `{"text":"${"x".repeat(5_000)}"}`;
      const item = { source: "org-audit-log" as const, reason: "no time", raw, at: 1 };
      await quarantine.add([
        { ...item, key: sampleKey(1) },
        { ...item, key: sampleKey(2) },
      ]);
      expect(await quarantine.read(sampleKey(1))).toEqual({
        source: "org-audit-log",
        raw,
        reason: "no time",
      });
      await quarantine.remove(sampleKey(1));
      await quarantine.remove(sampleKey(3));
      expect(await quarantine.read(sampleKey(1))).toBeNull();
      expect(await quarantine.count()).toBe(1);
    });

    test("takes anything at all into quarantine and shows the beginning of it", async () => {
      const { quarantine } = await setup();
      const raws = ["🚀\u0001".repeat(600_000), "a\0b\uDC00", "", "x".repeat(299) + "🚀🚀"];
      await quarantine.add(
        raws.map((raw, number) => ({
          key: `k${number}`,
          source: "audit-webhook" as const,
          reason: "é".repeat(2_000),
          raw,
          at: 1_000 - number,
        })),
      );
      const found = await quarantine.newest(10);
      expect(found.map(({ key }) => key)).toEqual(["k0", "k1", "k2", "k3"]);
      expect(found[0]?.excerpt).toBe("🚀\u0001".repeat(150));
      expect(found[1]?.excerpt).toBe("a\uFFFDb\uFFFD");
      expect(found[3]?.excerpt).toBe(`${"x".repeat(299)}🚀`);
      expect(found[0]?.reason).toBe("é".repeat(500));
    });

    test("counts each body of a conflicting event once", async () => {
      const { conflicts } = await setup();
      const body = (event: number, hash: number) => ({
        key: sampleKey(event),
        bodyHash: sampleHash(hash),
        raw: "🚀\u0001".repeat(400_000),
        at: 5,
      });
      expect(await conflicts.count()).toBe(0);
      await conflicts.add([body(1, 1), body(1, 2), body(2, 1)]);
      await conflicts.add([body(1, 1), body(1, 2), body(2, 1)]);
      await conflicts.add([]);
      expect(await conflicts.count()).toBe(3);
    });
  });
}
