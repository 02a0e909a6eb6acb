import type { AuditEvent, EventKey, EventPosition } from "#contract";
import type { Events } from "#ports";
import { actorIdentity } from "./actor-identity";
import { eventMatcher } from "./event-matcher";
import type { MemoryTexts } from "./memory-texts";
import { searchWords } from "./search-words";
import { storableEvent } from "./storable-event";

interface StoredEvent {
  readonly event: AuditEvent;
  readonly bodyHash: string;
  segment: number | null;
}

interface KnownActor {
  readonly actor: AuditEvent["actor"];
  readonly seenAt: number;
}

/** The searchable window in memory. */
export function createMemoryEvents(): Events & {
  readonly has: (key: EventKey) => boolean;
  readonly texts: Readonly<Record<"actor" | "target" | "event", MemoryTexts>>;
} {
  const rows = new Map<EventKey, StoredEvent>();
  const actors = new Map<string, KnownActor>();

  const told = (row: StoredEvent): AuditEvent => ({
    ...row.event,
    actor: actors.get(actorIdentity(row.event.actor))?.actor ?? row.event.actor,
  });
  const newestFirst = (): ReadonlyArray<AuditEvent> =>
    [...rows.values()].map(told).toSorted(byTimeThenKeyDescending);

  const nameTargets = ({ target: was }: AuditEvent, target: AuditEvent["target"]): void => {
    for (const [key, row] of rows) {
      if (JSON.stringify(row.event.target) !== JSON.stringify(was)) continue;
      rows.set(key, { ...row, event: { ...row.event, target } });
    }
  };

  return {
    texts: {
      actor: {
        rows: () =>
          [...actors].map(([key, { actor }]) => ({
            key,
            texts: [actor.id, actor.name, actor.email],
            accounts: [actor.id],
            at: null,
          })),
        rewrite: (key, [id = "", name = "", email = ""]) => {
          const known = actors.get(key);
          if (known === undefined) return;
          actors.set(key, { ...known, actor: { ...known.actor, id, name, email } });
        },
      },
      target: {
        rows: () =>
          [...new Map([...rows.values()].map(({ event }) => [keyOfTarget(event), event]))].map(
            ([key, { target }]) => ({
              key,
              texts: [target.id, target.name],
              accounts: [target.id],
              at: null,
            }),
          ),
        rewrite: (key, [id = "", name = ""]) => {
          const found = [...rows.values()].find(({ event }) => keyOfTarget(event) === key);
          if (found !== undefined) nameTargets(found.event, { ...found.event.target, id, name });
        },
      },
      event: {
        rows: () =>
          [...rows.values()].map(({ event }) => ({
            key: event.key,
            texts: [event.message],
            accounts: [event.actor.id, event.target.id],
            at: event.occurredAt,
          })),
        rewrite: (key, [message = ""]) => {
          const row = rows.get(key);
          if (row !== undefined) rows.set(key, { ...row, event: { ...row.event, message } });
        },
      },
    },
    has: (key) => rows.has(key),
    known: async (keys) =>
      new Map(
        keys.flatMap((key) => {
          const row = rows.get(key);
          return row === undefined ? [] : [[key, row.bodyHash] as const];
        }),
      ),
    add: async (added) => {
      const before = rows.size;
      for (const { event, bodyHash } of added) {
        if (rows.has(event.key)) continue;
        const stored = storableEvent(event);
        rows.set(event.key, { event: stored, bodyHash, segment: null });
        const identity = actorIdentity(stored.actor);
        if ((actors.get(identity)?.seenAt ?? Number.NEGATIVE_INFINITY) <= stored.occurredAt) {
          actors.set(identity, { actor: stored.actor, seenAt: stored.occurredAt });
        }
      }
      return rows.size - before;
    },
    search: async ({ filter, after, limit }) => {
      const matches = eventMatcher(filter);
      return newestFirst()
        .filter(
          (event) =>
            matches(event) &&
            (after === null ||
              event.occurredAt < after.occurredAt ||
              (event.occurredAt === after.occurredAt && event.key < after.key)),
        )
        .slice(0, limit);
    },
    count: async (filter, ceiling) =>
      Math.min(ceiling, newestFirst().filter(eventMatcher(filter)).length),
    get: async (key) => {
      const row = rows.get(key);
      return row === undefined ? null : { event: told(row), segment: row.segment };
    },
    getMany: async (keys) =>
      [...new Set(keys)].flatMap((key) => {
        const row = rows.get(key);
        return row === undefined ? [] : [told(row)];
      }),
    facets: async () => {
      const events = [...rows.values()].map((row) => row.event);
      return {
        actions: distinct(events.map((event) => event.action)),
        products: distinct(events.map((event) => event.product)),
        countries: distinct(events.map((event) => event.country)),
      };
    },
    findActors: async (query, ids) => {
      const newest = [...actors.values()]
        .toSorted((a, b) => b.seenAt - a.seenAt || (a.actor.id < b.actor.id ? -1 : 1))
        .map((known) => known.actor);
      if (ids.length > 0)
        return newest.filter((actor) => actor.id !== "" && ids.includes(actor.id));
      const words = searchWords(query);
      return newest
        .filter((actor) => {
          const text = [actor.id, actor.name, actor.email].join("\n").toLowerCase();
          return words.every((word) => text.includes(word));
        })
        .slice(0, 20);
    },
    point: async (keys, segment) => {
      for (const key of keys) {
        const row = rows.get(key);
        if (row !== undefined) row.segment = segment;
      }
    },
    newestPlaces: async (limit) =>
      newestFirst()
        .slice(0, limit)
        .map(({ key }) => ({ key, segment: rows.get(key)?.segment ?? null })),
    firstFrom: async (at, exceptActors = []) => {
      const times = [...rows.values()]
        .filter(({ event }) => !exceptActors.includes(event.actor.id))
        .map(({ event }) => event.occurredAt);
      const later = times.filter((time) => time >= at);
      return later.length === 0 ? null : Math.min(...later);
    },
    countable: async ({ from, to, after, limit }) =>
      [...rows.values()]
        .map(({ event }) => event)
        .filter(({ occurredAt }) => occurredAt >= from && occurredAt < to)
        .toSorted((a, b) => -byTimeThenKeyDescending(a, b))
        .filter((event) => after === null || byTimeThenKeyDescending(event, after) < 0)
        .slice(0, limit)
        .map(({ key, occurredAt, action, product, outcome, country, actor, ip }) => ({
          key,
          occurredAt,
          action,
          product,
          outcome,
          country,
          actorId: actor.id,
          ip: ip ?? "",
        })),
    remove: async (keys) => {
      for (const key of keys) rows.delete(key);
    },
    forgetNames: async (actorId, seenUntil) => {
      const known = actors.get(actorId);
      if (known === undefined || known.seenAt > seenUntil) return;
      actors.set(actorId, { ...known, actor: { ...known.actor, name: "", email: "" } });
    },
    forgetUnseen: async (before) => {
      for (const [identity, known] of actors) if (known.seenAt < before) actors.delete(identity);
    },
    span: async () => {
      const times = newestFirst().map((event) => event.occurredAt);
      const [newest] = times;
      const oldest = times.at(-1);
      return newest === undefined || oldest === undefined
        ? null
        : { oldest, newest, count: times.length };
    },
    lags: async (limit) =>
      newestFirst()
        .slice(0, limit)
        .map((event) => event.processedAt - event.occurredAt),
  };
}

const keyOfTarget = ({ target }: AuditEvent): string => JSON.stringify(target);

function byTimeThenKeyDescending(a: EventPosition, b: EventPosition): number {
  return b.occurredAt - a.occurredAt || (b.key < a.key ? -1 : Number(b.key > a.key));
}

/** By code point, as the databases sort. */
function distinct(values: ReadonlyArray<string>): ReadonlyArray<string> {
  return [...new Set(values)]
    .filter((value) => value !== "")
    .toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}
