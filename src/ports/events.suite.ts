// Long: it is the whole promise of the searchable window, which every implementation has to keep.
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import ipaddr from "ipaddr.js";
import type { AuditEvent, EventFilter, EventPosition } from "#contract";
import type { Platform } from "#ports";
import { eventsArbitrary, filterArbitrary } from "./event-arbitrary";
import { sampleEvent, sampleHash, sampleKey } from "./sample-event";

type Deps = Pick<Platform, "events">;

/** What every searchable window has to do. `setup` gives an empty one. */
export function testEvents(name: string, setup: () => Promise<Deps>): void {
  describe(`events ${name}`, () => {
    test("stores each event once, whoever brings it how often", async () => {
      const { events } = await setup();
      const rows = [1, 2, 3].map((number) => stored(sampleEvent(number)));
      expect(await events.add([...rows, ...rows])).toBe(3);
      expect(await events.add(rows)).toBe(0);
      expect(await events.add([...rows, stored(sampleEvent(4))])).toBe(1);
      expect(await all(events, {})).toEqual([4, 3, 2, 1].map((number) => sampleEvent(number)));
    });

    test("stores each event once when two runs bring it at the same time", async () => {
      const { events } = await setup();
      const rows = Array.from({ length: 50 }, (_, number) => stored(sampleEvent(number)));
      await Promise.all([events.add(rows), events.add(rows.toReversed()), events.add(rows)]);
      expect(await events.count({}, 1_000)).toBe(50);
      expect((await all(events, {})).length).toBe(50);
    });

    test("keeps the first body of an event and says which hash it had", async () => {
      const { events } = await setup();
      await events.add([stored(sampleEvent(1), 7)]);
      await events.add([stored(sampleEvent(1, { message: "changed", occurredAt: 1 }), 8)]);
      expect(await events.known([sampleKey(1), sampleKey(2)])).toEqual(
        new Map([[sampleKey(1), sampleHash(7)]]),
      );
      expect((await events.get(sampleKey(1)))?.event).toEqual(sampleEvent(1));
    });

    test("answers every filter as the reference does, page by page, losing and doubling nothing", async () => {
      await fc.assert(
        fc.asyncProperty(
          eventsArbitrary(40),
          fc.array(filterArbitrary, { minLength: 12, maxLength: 12 }),
          fc.integer({ min: 1, max: 9 }),
          async (given, filters, pageSize) => {
            const { events } = await setup();
            await events.add(given.map((event) => stored(event)));
            for (const filter of [{}, ...filters]) {
              const wanted = given.filter(reference(filter)).toSorted(newestFirst);
              expect({ filter, found: await all(events, filter, pageSize) }).toEqual({
                filter,
                found: wanted,
              });
              expect(await events.count(filter, 10_000)).toBe(wanted.length);
              expect(await events.count(filter, 3)).toBe(Math.min(3, wanted.length));
            }
          },
        ),
        { numRuns: 6 },
      );
    });

    test("filters by what most events have in common, and by more addresses than a list may have", async () => {
      const { events } = await setup();
      const many = Array.from({ length: 2_600 }, (_, number) =>
        sampleEvent(number, {
          action: number % 50 === 0 ? "policy_deleted" : "jira_issue_viewed",
          product: "jira",
          ip: `198.51.${100 + (number % 5)}.${number % 251}`,
          country: number === 7 ? "Japan" : "Germany",
        }),
      );
      await events.add(many.map((event) => stored(event)));
      for (const filter of [
        { products: ["jira"] },
        { products: ["jira"], ip: "198.51.0.0/16", text: "added" },
        { actions: ["jira_issue_viewed"], actors: ["712020:ada"], ip: "198.51.104.0/24" },
        { actions: ["policy_deleted"], countries: ["Germany"], products: ["jira"] },
        { countries: ["Japan"], actions: ["jira_issue_viewed"] },
        { countries: ["Japan"], actions: ["policy_deleted"] },
        { ip: "198.51.102.0/23", to: sampleEvent(1_000).occurredAt },
      ]) {
        const wanted = many.filter(reference(filter)).toSorted(newestFirst);
        expect(await all(events, filter, 400)).toEqual(wanted);
        expect(await events.count(filter, 10_000)).toBe(wanted.length);
      }
    });

    test("finds words in any case and in any of message, target, actor and action", async () => {
      const { events } = await setup();
      await events.add([
        stored(sampleEvent(1, { message: "Straße GESPERRT, ÄÖÜ", target: named("ΜΑΡΙΑ") })),
        stored(sampleEvent(2, { message: "50% off_", action: "policy_deleted" })),
      ]);
      const finds = async (text: string) => (await all(events, { text })).map(({ id }) => id);
      expect(await finds("straße äöü")).toEqual(["event-1"]);
      expect(await finds("μαρια gesperrt")).toEqual(["event-1"]);
      expect(await finds("ADA@example.com POLICY_deleted")).toEqual(["event-2"]);
      expect(await finds("50%")).toEqual(["event-2"]);
      expect(await finds("%")).toEqual(["event-2"]);
      expect(await finds("offX")).toEqual([]);
      expect(await finds("ada example")).toEqual(["event-2", "event-1"]);
      expect(await finds("   ")).toEqual(["event-2", "event-1"]);
    });

    test("keeps hostile text, or its well-formed like, and cuts what is too long by code points", async () => {
      const { events } = await setup();
      const nasty = "'; DROP TABLE audit_event; -- \\ \" \u202E gnp.exe 🏴‍☠️ %_ \n\t ${x} ?";
      const ids = ["A2377952-afb8-45a9-b7a7-52c1692ee182", "a2377952-afb8-45a9-b7a7-52c1692ee182"];
      await events.add(ids.map((id, number) => stored(sampleEvent(number + 10, { id }))));
      expect(
        (await events.getMany([10, 11].map(sampleKey))).map(({ id }) => id).toSorted(),
      ).toEqual(ids);
      await events.add([
        stored(sampleEvent(1, { message: nasty, target: named(nasty), city: nasty })),
        stored(sampleEvent(2, { message: "a\0b\uD800c\uDC00d" })),
        stored(sampleEvent(3, { message: "🚀".repeat(250_000), id: "é".repeat(900) })),
      ]);
      const [, , third, second, first] = await all(events, {});
      expect(first).toEqual(sampleEvent(1, { message: nasty, target: named(nasty), city: nasty }));
      expect(second?.message).toBe("a\uFFFDb\uFFFDc\uFFFDd");
      expect([...(third?.message ?? "")].every((point) => point === "🚀")).toBe(true);
      expect([...(third?.message ?? "")].length).toBe(500);
      expect(third?.id).toBe("é".repeat(200));
    });

    test("shows an actor under the newest name, in whichever order events come", async () => {
      const { events } = await setup();
      const ada = { ...sampleEvent(0).actor };
      const late = { ...ada, name: "Ada Married", email: "married@example.com" };
      await events.add([stored(sampleEvent(5, { actor: late }))]);
      await events.add([stored(sampleEvent(1, { actor: ada }))]);
      expect((await all(events, {})).map((event) => event.actor)).toEqual([late, late]);
      expect(await events.findActors("MARRIED", [])).toEqual([late]);
      expect(await events.findActors("ada@example.com", [])).toEqual([]);
      expect((await all(events, { text: "married" })).length).toBe(2);
    });

    test("finds actors by id, or by a part of name, e-mail or id, at most twenty", async () => {
      const { events } = await setup();
      const actor = (number: number) => ({
        id: `712020:${number}`,
        name: `Person_${number}`,
        email: `p${number}@example.com`,
        kind: "user" as const,
      });
      await events.add(
        Array.from({ length: 30 }, (_, number) =>
          stored(sampleEvent(number, { actor: actor(number) })),
        ),
      );
      expect((await events.findActors("person", [])).length).toBe(20);
      expect(await events.findActors("son_29", [])).toEqual([actor(29)]);
      expect(await events.findActors("712020:7", [])).toEqual([actor(7)]);
      expect(await events.findActors("%", [])).toEqual([]);
      expect(await events.findActors("ignored", ["712020:3", "712020:4", "x", ""])).toEqual([
        actor(4),
        actor(3),
      ]);
      expect(
        (
          await events.findActors(
            "",
            Array.from({ length: 25 }, (_, n) => actor(n).id),
          )
        ).length,
      ).toBe(25);
    });

    test("offers the values that occur, sorted and without the empty one", async () => {
      const { events } = await setup();
      expect(await events.facets()).toEqual({ actions: [], products: [], countries: [] });
      await events.add([
        stored(sampleEvent(1, { action: "b", product: "jira", country: "Österreich" })),
        stored(sampleEvent(2, { action: "a", product: "jira", country: "" })),
        stored(sampleEvent(3, { action: "B", product: "", country: "Germany" })),
      ]);
      expect(await events.facets()).toEqual({
        actions: ["B", "a", "b"],
        products: ["jira"],
        countries: ["Germany", "Österreich"],
      });
    });

    test("gets events by key and notes their segment", async () => {
      const { events } = await setup();
      await events.add([1, 2, 3].map((number) => stored(sampleEvent(number))));
      expect(await events.get(sampleKey(9))).toBeNull();
      expect((await events.get(sampleKey(1)))?.segment).toBeNull();
      await events.point([sampleKey(1), sampleKey(2), sampleKey(9)], 12);
      await events.point([sampleKey(1)], 12);
      expect(await events.get(sampleKey(1))).toEqual({ event: sampleEvent(1), segment: 12 });
      expect((await events.get(sampleKey(3)))?.segment).toBeNull();
      const newest = [...(await events.search({ filter: {}, after: null, limit: 3 }))];
      const places = newest.map(({ key }) => ({
        key,
        segment: key === sampleKey(3) ? null : 12,
      }));
      expect(await events.newestPlaces(10)).toEqual(places);
      expect(await events.newestPlaces(2)).toEqual(places.slice(0, 2));
      const many = await events.getMany([3, 9, 1, 3].map(sampleKey));
      expect(many.map(({ id }) => id).toSorted()).toEqual(["event-1", "event-3"]);
      expect(await events.getMany([])).toEqual([]);
    });

    test("removes what it is told to, and forgets who no longer occurs", async () => {
      const { events } = await setup();
      const old = { id: "712020:gone", name: "Gone", email: "gone@example.com", kind: "user" };
      const all = Array.from({ length: 10 }, (_, number) =>
        stored(
          sampleEvent(number, {
            occurredAt: 1_000 + Math.floor(number / 2),
            ...(number < 6 ? { actor: { ...old, kind: "user" as const } } : {}),
          }),
        ),
      );
      await events.add(all);
      await events.remove(all.slice(0, 4).map(({ event }) => event.key));
      expect((await events.span())?.oldest).toBe(1_002);
      await events.remove(all.slice(2, 6).map(({ event }) => event.key));
      await events.forgetUnseen(1_003);
      expect(await events.span()).toEqual({ oldest: 1_003, newest: 1_004, count: 4 });
      expect(await events.findActors("gone", [])).toEqual([]);
      expect((await events.findActors("ada", [])).length).toBe(1);
    });

    test("forgets what an actor was called, unless a later event says so", async () => {
      const { events } = await setup();
      await events.add([1, 2].map((number) => stored(sampleEvent(number))));
      const { actor, occurredAt } = sampleEvent(2);
      await events.forgetNames(actor.id, occurredAt - 1);
      expect(await events.findActors("", [actor.id])).toEqual([actor]);
      await events.forgetNames(actor.id, occurredAt);
      await events.forgetNames("712020:nobody", occurredAt);
      const nameless = { ...actor, name: "", email: "" };
      expect(await events.findActors("", [actor.id])).toEqual([nameless]);
      const found = await events.search({ filter: {}, after: null, limit: 9 });
      expect(found.map((event) => event.actor)).toEqual([nameless, nameless]);
      expect(await events.count({ text: "example.com" }, 10)).toBe(0);
      await events.add([stored(sampleEvent(0)), stored(sampleEvent(3))]);
      expect(await events.findActors("", [actor.id])).toEqual([actor]);
    });

    test("tells what is counted of the events between two moments, page by page", async () => {
      const { events } = await setup();
      const all = [1, 2, 3, 4, 5, 6].map((number) =>
        sampleEvent(number, { occurredAt: 1_000 + Math.floor(number / 3), ip: null }),
      );
      await events.add(all.map(stored));
      const expected = all
        .filter(({ occurredAt }) => occurredAt < 1_002)
        .toSorted((a, b) => a.occurredAt - b.occurredAt || (a.key < b.key ? -1 : 1))
        .map(({ key, occurredAt, action, product, outcome, country, actor }) => ({
          key,
          occurredAt,
          action,
          product,
          outcome,
          country,
          actorId: actor.id,
          ip: "",
        }));
      const range = { from: 1_000, to: 1_002 };
      const first = await events.countable({ ...range, after: null, limit: 3 });
      const after = first.at(-1) ?? null;
      const rest = await events.countable({ ...range, after, limit: 9 });
      expect([...first, ...rest]).toEqual(expected);
      expect(await events.countable({ from: 5_000, to: 6_000, after: null, limit: 9 })).toEqual([]);
    });

    test("knows when the first event from a moment on happened", async () => {
      const { events } = await setup();
      await events.add([5, 1, 9].map((at) => stored(sampleEvent(at, { occurredAt: at }))));
      expect(await events.firstFrom(Number.MIN_SAFE_INTEGER)).toBe(1);
      expect(await events.firstFrom(1)).toBe(1);
      expect(await events.firstFrom(2)).toBe(5);
      expect(await events.firstFrom(10)).toBeNull();
    });

    test("finds the first event that somebody else did", async () => {
      const { events } = await setup();
      const by = (id: string) => ({ ...sampleEvent(1).actor, id });
      await events.add([
        stored(sampleEvent(1, { occurredAt: 1, actor: by("ada") })),
        stored(sampleEvent(2, { occurredAt: 2, actor: by("eve") })),
        stored(sampleEvent(3, { occurredAt: 3, actor: by("grace") })),
      ]);
      expect(await events.firstFrom(0, ["ada", "nobody"])).toBe(2);
      expect(await events.firstFrom(0, ["ada", "eve"])).toBe(3);
      expect(await events.firstFrom(0, ["ada", "eve", "grace"])).toBeNull();
    });

    test("knows its span, its lags and nothing of an empty window", async () => {
      const { events } = await setup();
      expect(await events.span()).toBeNull();
      expect(await events.lags(10)).toEqual([]);
      expect(await events.search({ filter: {}, after: null, limit: 10 })).toEqual([]);
      expect(await events.count({}, 10)).toBe(0);
      expect(await events.known([])).toEqual(new Map());
      expect(await events.add([])).toBe(0);
      const big = Number.MAX_SAFE_INTEGER;
      await events.add([
        stored(sampleEvent(1, { occurredAt: big - 1, processedAt: big })),
        stored(sampleEvent(2, { occurredAt: 5, processedAt: 3 })),
      ]);
      expect(await events.span()).toEqual({ oldest: 5, newest: big - 1, count: 2 });
      expect(await events.lags(10)).toEqual([1, -2]);
      expect(await events.lags(1)).toEqual([1]);
    });

    test("takes a page that is larger than one statement may be", async () => {
      const { events } = await setup();
      const wide = Array.from({ length: 1_200 }, (_, number) =>
        stored(sampleEvent(number, { message: `${number} ${"\u0001🚀".repeat(240)}` })),
      );
      expect(await events.add(wide)).toBe(1_200);
      expect((await events.known(wide.map(({ event }) => event.key))).size).toBe(1_200);
      expect((await events.getMany(wide.map(({ event }) => event.key))).length).toBe(1_200);
    });
  });
}

function stored(event: AuditEvent, hash = 1) {
  return { event, bodyHash: sampleHash(hash) };
}

function named(name: string): AuditEvent["target"] {
  return { type: "group", id: "g", name };
}

/** Every page of a search, one after the other. */
async function all(
  events: Deps["events"],
  filter: EventFilter,
  limit = 100,
): Promise<ReadonlyArray<AuditEvent>> {
  const found: AuditEvent[] = [];
  let after: EventPosition | null = null;
  for (;;) {
    const page: ReadonlyArray<AuditEvent> = await events.search({ filter, after, limit });
    found.push(...page);
    const last = page.at(-1);
    if (last === undefined) return found;
    after = { occurredAt: last.occurredAt, key: last.key };
  }
}

function newestFirst(a: AuditEvent, b: AuditEvent): number {
  return b.occurredAt - a.occurredAt || (a.key < b.key ? 1 : -1);
}

/** What a filter means, said once more and in another way than the implementations say it. */
function reference(filter: EventFilter): (event: AuditEvent) => boolean {
  const has = (wanted: ReadonlyArray<string> | undefined, value: string) =>
    !wanted?.length || wanted.some((one) => one === value);
  return (event) => {
    const haystacks = [event.message, event.action, ...Object.values(event.target)]
      .concat(event.actor.id, event.actor.name, event.actor.email)
      .map((value) => value.toLowerCase());
    const words = (filter.text ?? "").toLowerCase().split(/\s/u).filter(Boolean);
    return (
      has(filter.actions, event.action) &&
      has(filter.products, event.product) &&
      has(filter.actors, event.actor.id) &&
      has(filter.countries, event.country) &&
      has(filter.outcomes, event.outcome) &&
      event.occurredAt >= (filter.from ?? 0) &&
      event.occurredAt < (filter.to ?? Number.POSITIVE_INFINITY) &&
      isFrom(filter.ip, event.ip) &&
      words.every((word) => haystacks.some((haystack) => haystack.includes(word)))
    );
  };
}

function isFrom(wanted: string | undefined, ip: string | null): boolean {
  if (wanted === undefined) return true;
  const block = ipaddr.isValidCIDR(wanted)
    ? wanted
    : `${wanted}/${wanted.includes(":") ? 128 : 32}`;
  const isBlock = ipaddr.isValidCIDR(block) && wanted !== "00.00.00.00";
  if (!isBlock) return ip === wanted;
  if (ip === null || ip === "00.00.00.00" || !ipaddr.isValid(ip)) return false;
  const [base, bits] = ipaddr.parseCIDR(block);
  return mapped(ipaddr.parse(ip)).match(mapped(base), base.kind() === "ipv4" ? bits + 96 : bits);
}

function mapped(address: ipaddr.IPv4 | ipaddr.IPv6): ipaddr.IPv6 {
  return "toIPv4MappedAddress" in address && address instanceof ipaddr.IPv4
    ? address.toIPv4MappedAddress()
    : ipaddr.IPv6.parse(address.toString());
}
