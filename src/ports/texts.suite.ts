import { describe, expect, test } from "@jest/globals";
import type { Platform, TextPlace } from "#ports";
import { sampleAlert } from "./sample-alert";
import { sampleEvent, sampleHash, sampleKey } from "./sample-event";

type Deps = Pick<Platform, "alerts" | "conflicts" | "events" | "quarantine" | "texts">;

/** What every way to the texts beside raw events has to do. `setup` gives empty stores. */
export function testTexts(name: string, setup: () => Promise<Deps>): void {
  const full = async (): Promise<Deps> => {
    const deps = await setup();
    const grace = { id: "712020:grace", name: "Grace Ünlü", email: "grace@example.com" };
    const events = [
      sampleEvent(1),
      sampleEvent(2, { actor: { ...grace, kind: "user" } }),
      sampleEvent(3, { target: { type: "users", id: grace.id, name: grace.email } }),
    ];
    await deps.events.add(events.map((event, at) => ({ event, bodyHash: sampleHash(at) })));
    await deps.alerts.add([sampleAlert(1), sampleAlert(2, { title: "Grace Ünlü" })]);
    await deps.alerts.attach([
      { alertKey: sampleAlert(1).key, eventKey: sampleKey(1), occurredAt: 1 },
    ]);
    const raw = `{"who":"${grace.email}"}`;
    await deps.quarantine.add(
      ["a", "b"].map((key) => ({ key, source: "org-audit-log", reason: `no ${key}`, raw, at: 1 })),
    );
    await deps.conflicts.add([{ key: sampleKey(1), bodyHash: sampleHash(9), raw, at: 1 }]);
    return deps;
  };

  describe(`texts ${name}`, () => {
    test("reads each place to its end, in pages", async () => {
      const { texts } = await full();
      const all = async (place: TextPlace, limit: number) => {
        const found = [];
        for (let after = ""; ;) {
          const page = await texts.read(place, after, limit);
          const last = page.at(-1);
          if (last === undefined) return found;
          found.push(...page);
          after = last.key;
        }
      };
      for (const limit of [1, 2, 100]) {
        const found = {
          actor: await all("actor", limit),
          target: await all("target", limit),
          event: await all("event", limit),
          alert: await all("alert", limit),
          unreadable: await all("unreadable", limit),
          second: await all("second", limit),
        };
        expect(found.actor.map((row) => row.texts).toSorted()).toEqual([
          ["712020:ada", "Ada Example", "ada@example.com"],
          ["712020:grace", "Grace Ünlü", "grace@example.com"],
        ]);
        expect(found.actor.every(({ texts: [id = ""], accounts }) => accounts[0] === id)).toBe(
          true,
        );
        expect(found.target.map((row) => row.texts).toSorted()).toEqual([
          ["712020:grace", "grace@example.com"],
          ["group-1", "site-admins"],
        ]);
        expect(found.event.map(({ key }) => key)).toEqual([1, 2, 3].map(sampleKey).toSorted());
        expect(found.event.find(({ key }) => key === sampleKey(2))).toEqual({
          key: sampleKey(2),
          texts: [sampleEvent(2).message],
          accounts: ["712020:grace", "group-1"],
          at: sampleEvent(2).occurredAt,
        });
        expect(found.alert).toHaveLength(2);
        expect(found.unreadable.map((row) => row.texts)).toEqual([
          ['{"who":"grace@example.com"}', "no a"],
          ['{"who":"grace@example.com"}', "no b"],
        ]);
        expect(found.second.map((row) => row.texts)).toEqual([['{"who":"grace@example.com"}', ""]]);
      }
    });

    test("what is rewritten is read, searched and told anew", async () => {
      const { texts, events, alerts, quarantine } = await full();
      const rewrite = async (place: TextPlace, word: string, others: ReadonlyArray<string>) => {
        const found = await texts.read(place, "", 100);
        const row = found.find((one) => one.texts.some((text) => text.includes(word)));
        await texts.rewrite(place, row?.key ?? "", others);
      };
      await rewrite("actor", "Grace", ["712020:grace", "", ""]);
      await rewrite("target", "grace@", ["712020:grace", ""]);
      await texts.rewrite("event", sampleKey(1), ["Somebody did ÜBLES"]);
      const why = { kind: "rule", tests: [] } as const;
      await rewrite("alert", "Grace", ["[erased]", "[erased] too", JSON.stringify(why)]);
      await rewrite("unreadable", "no a", ["{}", ""]);
      await texts.rewrite("second", "nothing", ["{}", ""]);
      expect(await events.count({ text: "grace@example.com" }, 9)).toBe(0);
      expect(await events.count({ text: "Ünlü" }, 9)).toBe(0);
      expect(await events.count({ text: "712020:grace" }, 9)).toBe(2);
      expect(await events.count({ text: "übles" }, 9)).toBe(1);
      expect((await events.get(sampleKey(3)))?.event.target).toEqual({
        type: "users",
        id: "712020:grace",
        name: "",
      });
      const { key } = sampleAlert(2);
      expect(await alerts.get(key)).toMatchObject({ title: "[erased]", dedupKey: "[erased] too" });
      expect(await alerts.why(key)).toEqual(why);
      expect(await quarantine.read("a")).toMatchObject({ raw: "{}", reason: "" });
    });
  });
}
