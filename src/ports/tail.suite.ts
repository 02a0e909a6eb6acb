import { describe, expect, test } from "@jest/globals";
import type { Platform } from "#ports";
import { sampleEvent, sampleHash, sampleKey } from "./sample-event";

type Deps = Pick<Platform, "tail" | "events">;

/** What every raw tail has to do. `setup` gives an empty one beside an empty searchable window. */
export function testTail(name: string, setup: () => Promise<Deps>): void {
  describe(`raw tail ${name}`, () => {
    test("keeps each raw event once, as it first came", async () => {
      const { tail } = await setup();
      await tail.add([row(1), row(2), row(1, { raw: "other" })]);
      await tail.add([row(1, { raw: "other", arrivedAt: 1 })]);
      expect(await tail.read(sampleKey(1))).toBe('{"id":"event-1"}');
      expect(await tail.read(sampleKey(9))).toBeNull();
      expect(await tail.waiting()).toEqual({ count: 2, oldestArrival: 1_000 });
    });

    test("hands out the oldest in the order of arrival, and only those whose events are stored", async () => {
      const { tail, events } = await setup();
      await tail.add([
        row(5, { arrivedAt: 2_000, ordinal: 0 }),
        row(4, { arrivedAt: 1_000, ordinal: 2 }),
        row(3, { arrivedAt: 1_000, ordinal: 0 }),
        row(2, { arrivedAt: 1_000, ordinal: 1 }),
        row(1, { arrivedAt: 1, ordinal: 0 }),
      ]);
      expect(await tail.oldest(10, 1_000)).toEqual([]);
      await store(events, [2, 3, 4, 5]);
      const raws = (await tail.oldest(3, 1_000)).map(({ raw }) => raw);
      expect(raws).toEqual(['{"id":"event-3"}', '{"id":"event-2"}', '{"id":"event-4"}']);
      expect((await tail.oldest(10, 1_000)).length).toBe(4);
      expect((await tail.oldest(10, 33)).map(({ arrivedAt }) => arrivedAt)).toEqual([1_000, 1_000]);
      expect((await tail.oldest(10, 1)).length).toBe(1);
      expect(await tail.waiting()).toEqual({ count: 5, oldestArrival: 1 });
    });

    test("can be read from its front to its end while its front is dropped", async () => {
      const { tail, events } = await setup();
      const numbers = [1, 2, 3, 4, 5, 6, 7];
      await tail.add(
        numbers.map((n) => row(n, { arrivedAt: n < 4 ? 1_000 : 2_000, ordinal: n % 3 })),
      );
      await store(events, numbers);
      const whole = await tail.oldest(10, 1_000_000);
      const read: string[] = [];
      let position: Awaited<ReturnType<typeof tail.after>>[number] | null = null;
      for (;;) {
        const page = await tail.after(position, 2, 1_000_000);
        position = page.at(-1) ?? null;
        if (position === null) break;
        read.push(...page.map(({ key }) => key));
        await tail.drop([page[0]?.key ?? ""]);
      }
      expect(read).toEqual(whole.map(({ key }) => key));
    });

    test("goes through all by key, and puts other texts in their place, short and long ones", async () => {
      const { tail, events } = await setup();
      const long = "é".repeat(200_000);
      await tail.add([row(1), row(2, { raw: long }), row(3)]);
      const keys = [1, 2, 3].map(sampleKey).toSorted();
      const read = [];
      for (let after = ""; ;) {
        const page = await tail.byKey(after, 2);
        const last = page.at(-1);
        if (last === undefined) break;
        read.push(...page);
        after = last.key;
      }
      expect(read.map(({ key }) => key)).toEqual(keys);
      expect(read.find(({ key }) => key === sampleKey(2))?.raw).toBe(long);
      const texts = ["x".repeat(300_000), "{}", `${long}🚀`, long];
      for (const raw of texts) {
        for (const number of [1, 2]) await tail.rewrite(sampleKey(number), raw);
        await tail.rewrite(sampleKey(9), raw);
        expect(await tail.read(sampleKey(1))).toBe(raw);
        expect(await tail.read(sampleKey(2))).toBe(raw);
      }
      await store(events, [1, 2, 3]);
      expect((await tail.oldest(9, 2_000_000)).map(({ raw }) => raw.length).toSorted()).toEqual(
        [row(3).raw.length, 200_000, 200_000].toSorted(),
      );
      expect((await tail.waiting()).count).toBe(3);
    });

    test("drops what is named, once or twice", async () => {
      const { tail } = await setup();
      await tail.add([row(1), row(2)]);
      await tail.drop([sampleKey(1), sampleKey(9)]);
      await tail.drop([sampleKey(1)]);
      expect(await tail.read(sampleKey(1))).toBeNull();
      expect(await tail.waiting()).toEqual({ count: 1, oldestArrival: 1_000 });
      await tail.drop([sampleKey(2)]);
      await tail.drop([]);
      expect(await tail.waiting()).toEqual({ count: 0, oldestArrival: null });
    });

    test("returns every character of long and hostile raw events", async () => {
      const { tail, events } = await setup();
      const raws = [
        JSON.stringify({ message: "🚀\"'\\%_\u0001\uD800".repeat(60_000) }),
        `${"x".repeat(139_999)}🚀${"é".repeat(300_000)}`,
        "\\' \" -- ; DROP TABLE raw_tail; ? ${x} \u202E שלום",
        "x".repeat(1_000_000),
        "",
      ];
      await tail.add(raws.map((raw, number) => row(number, { raw, ordinal: number })));
      await tail.add(raws.map((raw, number) => row(number, { raw, ordinal: number })));
      await store(events, [0, 1, 2, 3, 4]);
      const found = await tail.oldest(10, 100_000_000);
      expect(found.map(({ raw }) => raw.length)).toEqual(raws.map((raw) => raw.length));
      expect(found.every(({ raw }, number) => raw === raws[number])).toBe(true);
      expect((await tail.read(sampleKey(1))) === raws[1]).toBe(true);
      expect((await tail.waiting()).count).toBe(5);
    });
  });
}

function row(number: number, fields: Partial<Parameters<Deps["tail"]["add"]>[0][number]> = {}) {
  return {
    key: sampleKey(number),
    raw: `{"id":"event-${number}"}`,
    arrivedAt: 1_000,
    ordinal: number,
    ...fields,
  };
}

async function store(events: Deps["events"], numbers: ReadonlyArray<number>): Promise<void> {
  await events.add(
    numbers.map((number) => ({ event: sampleEvent(number), bodyHash: sampleHash(number) })),
  );
}
