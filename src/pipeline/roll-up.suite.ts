import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { type AuditEvent, EventCategory, type Figures } from "#contract";
import { eventCategory } from "#reports/event-category";
import { tally } from "#lib/tally";
import type { Platform } from "#ports";
import { createMemoryPlatform } from "#ports/memory-platform";
import { sampleEvent, sampleHash } from "#ports/sample-event";
import { pruneEvents } from "./prune/prune-events";
import { holdsOf } from "./shapes/holds-of";
import { rollUp } from "./roll-up";
import { store } from "./store";

type Stores = Pick<Platform, "events" | "tail" | "rollups" | "checkpoints">;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ORIGIN = Date.UTC(2026, 0, 5);
const EVENTS = 60;

const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("store" as const),
      events: fc.uniqueArray(fc.nat(EVENTS - 1), { minLength: 1, maxLength: 15 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("roll-up" as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("prune" as const),
      hours: fc.integer({ min: 0, max: 60 }),
    }),
  },
);

/** A run dies at so many calls of a store from its start, before or after the call is made. */
const death = fc.option(fc.record({ at: fc.nat(25), after: fc.boolean() }), { nil: null });

/** That figures equal counts over all events that were ever stored, whatever happened in between. */
export function testRollUp(name: string, setup: () => Promise<Stores>, runs: number): void {
  test(`figures equal counts over all events, with late ones, repeats, pruned hours and deaths ${name}`, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { minLength: EVENTS, maxLength: EVENTS }),
        fc.array(fc.record({ step, death }), { maxLength: 14 }),
        async (events, steps) => {
          const stores = await setup();
          const stored = new Set<number>();
          for (const one of steps) {
            const attempt = (deps: Platform) => take(deps, one.step, events);
            const died = await dies(attempt, mortal(platformOver(stores), one.death));
            if (one.step.do !== "store") continue;
            // The checkpoint moves last, so a page whose run died comes again.
            if (died) await attempt(platformOver(stores));
            for (const number of one.step.events) stored.add(number);
          }
          const deps = platformOver(stores);
          await rollUp(deps, { owner: "one", until: deps.clock.now() + HOUR });
          expect(await stores.rollups.waiting()).toBe(0);
          expect(await figuresOf(stores)).toEqual(
            countsOf([...stored].map((number) => numbered(events, number))),
          );
        },
      ),
      { numRuns: runs },
    );
  });
}

interface Drawn {
  readonly at: number;
  readonly action: string;
  readonly product: string;
  readonly outcome: AuditEvent["outcome"];
  readonly actor: string;
  readonly country: string;
  readonly ip: string | null;
}

/** In two days, so that hours and days are met often. */
const event: fc.Arbitrary<Drawn> = fc.record({
  at: fc.oneof(
    fc.integer({ min: 0, max: 3 * HOUR }),
    fc.integer({ min: 0, max: 2 * DAY - 1 }),
    fc.constantFrom(0, HOUR - 1, HOUR, DAY - 1, DAY),
  ),
  action: fc.constantFrom("user_login", "policy_deleted", "user_added_to_group", "unheard_of"),
  product: fc.constantFrom("jira", "admin", ""),
  outcome: fc.constantFrom("success", "failure", "unknown"),
  actor: fc.constantFrom("712020:ada", "712020:çelik", "", "__proto__"),
  country: fc.constantFrom("Germany", "日本", ""),
  ip: fc.constantFrom("192.0.2.1", "2001:db8::1", null),
});

function numbered(events: ReadonlyArray<Drawn>, number: number): AuditEvent {
  const { at, actor, ...fields } = events[number] ?? { at: 0, actor: "" };
  return sampleEvent(number, {
    ...fields,
    occurredAt: ORIGIN + at,
    actor: { id: actor, name: "Somebody", email: "", kind: "user" },
  });
}

/** Everything that is not a store is new for each run, as in an invocation. */
let runCount = 0;
function platformOver(stores: Stores): Platform {
  runCount += 1;
  return { ...createMemoryPlatform({ now: ORIGIN + 3 * DAY, seed: runCount }), ...stores };
}

async function take(
  deps: Platform,
  one: { readonly do: string; readonly events?: ReadonlyArray<number>; readonly hours?: number },
  events: ReadonlyArray<Drawn>,
): Promise<void> {
  const until = deps.clock.now() + HOUR;
  switch (one.do) {
    case "store":
      await store(deps, {
        source: "org-audit-log",
        rejected: [],
        events: (one.events ?? []).map((number) => ({
          event: numbered(events, number),
          bodyHash: sampleHash(number),
          raw: "{}",
          body: {},
        })),
      });
      return;
    case "roll-up":
      // The same owner each time: the lease of a run that died has run out by the next one.
      await rollUp(deps, { owner: "one", until });
      return;
    default: {
      // A window that ends so many hours after the first event.
      const windowDays = (deps.clock.now() - ORIGIN - (one.hours ?? 0) * HOUR) / DAY;
      await pruneEvents(deps, { windowDays, until, holds: holdsOf([]) });
    }
  }
}

async function dies(attempt: (deps: Platform) => Promise<void>, deps: Platform): Promise<boolean> {
  try {
    await attempt(deps);
    return false;
  } catch (error) {
    if (error instanceof Death) return true;
    throw error;
  }
}

class Death extends Error {}

/** The same stores, until the call at which the run dies. */
function mortal(
  deps: Platform,
  end: { readonly at: number; readonly after: boolean } | null,
): Platform {
  if (end === null) return deps;
  let calls = 0;
  const watched = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get: (target, property) => {
        const method: unknown = Reflect.get(target, property);
        if (typeof method !== "function") return method;
        return async (...args: ReadonlyArray<unknown>) => {
          calls += 1;
          const last = calls > end.at;
          if (last && !(end.after && calls === end.at + 1)) throw new Death();
          const answer: unknown = await Reflect.apply(method, target, [...args]);
          if (last) throw new Death();
          return answer;
        };
      },
    });
  return {
    ...deps,
    events: watched(deps.events),
    tail: watched(deps.tail),
    rollups: watched(deps.rollups),
    checkpoints: watched(deps.checkpoints),
  };
}

/** What hours and days say, each by itself. */
async function figuresOf({ rollups }: Stores): Promise<unknown> {
  const hours = await rollups.hours(0, ORIGIN + 9 * DAY);
  const days = (await rollups.days(0, ORIGIN + 9 * DAY)).map(({ figures }) => figures);
  const parts = hours.flatMap(({ parts }) => parts);
  const ofDays = days.flatMap((day) => day.hours);
  return {
    totals: tally([
      hours.map(({ hour, parts: all }) => [
        String(hour),
        all.reduce((sum, part) => sum + part.total, 0),
      ]),
    ]),
    totalsOfDays: tally([ofDays.map(({ at, total }) => [String(at), total])]),
    byHours: sums(parts),
    byDays: {
      products: tally(ofDays.map(({ products }) => products)),
      categories: tally(ofDays.map(({ categories }) => categories)),
      actions: tally(days.map(({ actions }) => actions)),
      actors: tally(days.map(({ actors }) => actors)),
      countries: tally(days.map(({ countries }) => countries)),
      ips: tally(days.map(({ ips }) => ips)),
    },
  };
}

function sums(parts: ReadonlyArray<Omit<Figures, "total">>): Record<string, unknown> {
  return {
    products: tally(parts.map(({ products }) => products)),
    categories: tally(parts.map(({ categories }) => categories)),
    actions: tally(parts.map(({ actions }) => actions)),
    actors: tally(parts.map(({ actors }) => actors)),
    countries: tally(parts.map(({ countries }) => countries)),
    ips: tally(parts.map(({ ips }) => ips)),
  };
}

/** The same, counted in the plainest way. */
function countsOf(events: ReadonlyArray<AuditEvent>): unknown {
  const by = (text: (event: AuditEvent) => string) =>
    tally([
      [...new Set(events.map(text))].map((one) => [
        one,
        events.filter((each) => text(each) === one).length,
      ]),
    ]);
  const all = {
    products: by(({ product }) => product),
    categories: tally([
      EventCategory.options.map((category) => [
        category,
        events.filter((each) => eventCategory(each) === category).length,
      ]),
    ]),
    actions: by(({ action }) => action),
    actors: by(({ actor }) => actor.id),
    countries: by(({ country }) => country),
    ips: by(({ ip }) => ip ?? ""),
  };
  const totals = by(({ occurredAt }) => String(occurredAt - (occurredAt % HOUR)));
  return { totals, totalsOfDays: totals, byHours: all, byDays: all };
}
