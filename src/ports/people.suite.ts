import { describe, expect, test } from "@jest/globals";
import type { Platform } from "#ports";

/** What every store of people has to do. `setup` gives an empty one. */
export function testPeople(name: string, setup: () => Promise<Pick<Platform, "people">>): void {
  describe(`people ${name}`, () => {
    test("keeps each account once, with its latest sighting, and pages through them by id", async () => {
      const { people } = await setup();
      await people.meet([seen("b", 2), seen("a", 1)]);
      await people.meet([seen("a", 5), seen("b", 1), seen("c", 3)]);
      await people.meet([]);
      expect(await people.open("", 2)).toEqual([seen("a", 5), seen("b", 2)]);
      expect(await people.open("712020:b", 9)).toEqual([seen("c", 3)]);
      expect(await people.tally()).toEqual({ open: 3, waiting: 0, held: 0, erased: 0, events: 0 });
    });

    test("closes an account once, known or not, and adds words that come later", async () => {
      const { people } = await setup();
      await people.meet([seen("a", 1), seen("b", 1)]);
      const ada = { accountId: "712020:a", words: ["Ada Example"], at: 10 };
      expect(await people.close(ada)).toBe(true);
      expect(await people.close({ ...ada, words: ["ada@example.com"], at: 20 })).toBe(false);
      expect(await people.close({ accountId: "712020:z", words: [], at: 5 })).toBe(true);
      await people.meet([seen("a", 99)]);
      expect(await people.closed(["712020:a", "712020:b", "712020:z", "712020:?"])).toEqual(
        new Set(["712020:a", "712020:z"]),
      );
      expect(await people.closed([])).toEqual(new Set());
      expect(await people.open("", 9)).toEqual([seen("b", 1)]);
      expect(await people.toErase(4, 9)).toEqual([]);
      expect(await people.toErase(10, 9)).toEqual([
        { accountId: "712020:z", closedAt: 5, words: [], events: 0 },
        {
          accountId: "712020:a",
          closedAt: 10,
          words: ["Ada Example", "ada@example.com"],
          events: 0,
        },
      ]);
      expect(await people.toErase(10, 1)).toHaveLength(1);
    });

    test("forgets the words of who is erased, and lets wait who is held", async () => {
      const { people } = await setup();
      for (const accountId of ["712020:a", "712020:b"]) {
        await people.close({ accountId, words: ["Ada"], at: 10 });
      }
      await people.wait({ accountId: "712020:a", events: 3, held: 2, dueAt: 50 });
      await people.erased({ accountId: "712020:b", events: 7 });
      await people.erased({ accountId: "712020:b", events: 7 });
      expect(await people.tally()).toEqual({ open: 0, waiting: 1, held: 1, erased: 1, events: 10 });
      expect(await people.toErase(49, 9)).toEqual([]);
      expect(await people.toErase(50, 9)).toMatchObject([{ accountId: "712020:a", events: 3 }]);
      expect(await people.close({ accountId: "712020:b", words: ["Bea"], at: 90 })).toBe(false);
      expect(await people.closed(["712020:b"])).toEqual(new Set(["712020:b"]));
      expect(await people.toErase(99, 9)).toHaveLength(1);
    });

    test("forgets open accounts that nothing names any more, and never a closed one", async () => {
      const { people } = await setup();
      await people.meet([seen("a", 1), seen("b", 2), seen("c", 9)]);
      await people.close({ accountId: "712020:b", words: [], at: 3 });
      expect(await people.prune(5, 100)).toBe(1);
      expect(await people.prune(5, 100)).toBe(0);
      expect(await people.tally()).toEqual({ open: 1, waiting: 1, held: 0, erased: 0, events: 0 });
    });
  });
}

const seen = (who: string, seenAt: number) => ({ accountId: `712020:${who}`, seenAt });
