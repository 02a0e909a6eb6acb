import { describe, expect, test } from "@jest/globals";
import type { Platform, SegmentEntry } from "#ports";

/** What every store of segments has to do. `setup` gives an empty one. */
export function testSegments(name: string, setup: () => Promise<Pick<Platform, "segments">>): void {
  describe(`segments ${name}`, () => {
    test("writes a value once and never again", async () => {
      const { segments } = await setup();
      expect(await segments.read(1)).toBeNull();
      expect(await segments.write(1, "first")).toBe("written");
      expect(await segments.write(1, "second")).toBe("taken");
      expect(await segments.read(1)).toBe("first");
    });

    test("puts another value in the place of one", async () => {
      const { segments } = await setup();
      await segments.write(1, "first");
      await segments.replace(1, "second");
      expect(await segments.read(1)).toBe("second");
      expect(await segments.write(1, "third")).toBe("taken");
    });

    test("enters a number into the catalogue once, even when two runs do at the same time", async () => {
      const { segments } = await setup();
      const both = await Promise.all([segments.enter(entry(1)), segments.enter(entry(1))]);
      expect(both.toSorted()).toEqual([false, true]);
      expect(await segments.enter(entry(1, { head: "ff" }))).toBe(false);
      expect(await segments.last()).toEqual(entry(1));
    });

    test("lists the catalogue in order and knows its last entry", async () => {
      const { segments } = await setup();
      expect(await segments.last()).toBeNull();
      for (const number of [1, 2, 3, 10]) await segments.enter(entry(number));
      expect(await segments.last()).toEqual(entry(10));
      expect(await segments.list(0, 2)).toEqual([entry(1), entry(2)]);
      expect(await segments.list(2, 10)).toEqual([entry(3), entry(10)]);
      expect(await segments.list(10, 10)).toEqual([]);
    });

    test("counts what is left from a number on, without what was removed", async () => {
      const { segments } = await setup();
      expect(await segments.remaining(1)).toEqual({ count: 0, sealedAt: null });
      await segments.enter(entry(1, { sealedAt: 1_000, count: 5 }));
      await segments.enter(entry(2, { sealedAt: 2_000, count: 7 }));
      await segments.enter(entry(3, { sealedAt: 3_000, count: 11 }));
      await segments.retire(2, 5_000);
      expect(await segments.remaining(1)).toEqual({ count: 16, sealedAt: 1_000 });
      expect(await segments.remaining(2)).toEqual({ count: 11, sealedAt: 3_000 });
      expect(await segments.remaining(4)).toEqual({ count: 0, sealedAt: null });
    });

    test("marks an entry as finished, once or twice", async () => {
      const { segments } = await setup();
      await segments.enter(entry(1));
      await segments.finish(1);
      await segments.finish(1);
      await segments.finish(7);
      expect(await segments.list(0, 10)).toEqual([entry(1, { finished: true })]);
    });

    test("removes a value, of which the catalogue keeps all but the bytes", async () => {
      const { segments } = await setup();
      await segments.write(1, "first");
      await segments.enter(entry(1));
      await segments.retire(1, 5_000);
      await segments.retire(1, 6_000);
      expect(await segments.list(0, 10)).toEqual([entry(1, { removedAt: 5_000 })]);
      for (let again = 0; again < 2; again += 1) {
        await segments.erase(1);
        await segments.noteErased(1);
      }
      expect(await segments.read(1)).toBeNull();
      expect(await segments.last()).toEqual(entry(1, { removedAt: 5_000, bytes: 0 }));
    });
  });
}

function entry(number: number, fields: Partial<SegmentEntry> = {}): SegmentEntry {
  return {
    number,
    count: 1_000,
    oldest: 1_767_600_000_000,
    newest: Number.MAX_SAFE_INTEGER,
    bytes: 240_000,
    head: "ab".repeat(32),
    sealedAt: 1_767_600_000_001,
    finished: false,
    removedAt: null,
    ...fields,
  };
}
