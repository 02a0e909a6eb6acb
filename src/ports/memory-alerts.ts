import { type Alert, AlertWhy, type EventKey } from "#contract";
import type { Alerts, NewAlert } from "#ports";
import { alertTextLimits } from "./alert-text-limits";
import type { MemoryTexts } from "./memory-texts";
import { storableText } from "./storable-text";

/** Alerts and the events that belong to them, in memory. */
export function createMemoryAlerts(): Alerts & { readonly texts: MemoryTexts } {
  const alerts = new Map<string, NewAlert>();
  const links = new Map<string, Map<EventKey, number>>();

  const linked = (key: string): ReadonlyArray<readonly [EventKey, number]> =>
    [...(links.get(key) ?? [])].toSorted((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1));
  const told = (alert: NewAlert): Alert => {
    const events = linked(alert.key);
    return {
      key: alert.key,
      ruleId: alert.ruleId,
      ruleTitle: storableText(alert.ruleTitle, alertTextLimits.ruleTitle),
      ruleVersion: alert.ruleVersion,
      level: alert.level,
      title: storableText(alert.title, alertTextLimits.title),
      dedupKey: storableText(alert.dedupKey, alertTextLimits.dedupKey),
      bucketStart: alert.bucketStart,
      createdAt: alert.createdAt,
      historical: alert.historical,
      eventCount: events.length,
      firstEventAt: events[0]?.[1] ?? alert.bucketStart,
      lastEventAt: events.at(-1)?.[1] ?? alert.bucketStart,
    };
  };

  return {
    texts: {
      rows: () =>
        [...alerts.values()].map(({ key, title, dedupKey, why, bucketStart }) => ({
          key,
          texts: [title, dedupKey, JSON.stringify(why ?? null)],
          accounts: [],
          at: bucketStart,
        })),
      rewrite: (key, [title = "", dedupKey = "", json = "null"]) => {
        const alert = alerts.get(key);
        if (alert === undefined) return;
        const why = AlertWhy.nullable().parse(JSON.parse(json));
        alerts.set(key, { ...alert, title, dedupKey, ...(why === null ? {} : { why }) });
      },
    },
    add: async (added) => {
      for (const alert of added) if (!alerts.has(alert.key)) alerts.set(alert.key, alert);
    },
    openings: async (keys) =>
      new Map(
        keys.flatMap((key) => {
          const alert = alerts.get(key);
          return alert === undefined
            ? []
            : [[key, { events: new Set(alert.opening), historical: alert.historical }] as const];
        }),
      ),
    attach: async (attached) => {
      for (const { alertKey, eventKey, occurredAt } of attached) {
        const events = links.get(alertKey) ?? new Map<EventKey, number>();
        links.set(alertKey, events);
        if (!events.has(eventKey)) events.set(eventKey, occurredAt);
      }
    },
    get: async (key) => {
      const alert = alerts.get(key);
      return alert === undefined ? null : told(alert);
    },
    titles: async (keys) =>
      new Map(
        keys.flatMap((key) => {
          const alert = alerts.get(key);
          return alert === undefined ? [] : [[key, told(alert).title] as const];
        }),
      ),
    why: async (key) => alerts.get(key)?.why ?? null,
    list: async ({ after, limit, ruleId, historical, level, from, to }) =>
      [...alerts.values()]
        .filter(
          (alert) =>
            (ruleId === undefined || alert.ruleId === ruleId) &&
            (historical === undefined || alert.historical === historical) &&
            (level === undefined || alert.level === level) &&
            (from === undefined || alert.createdAt >= from) &&
            (to === undefined || alert.createdAt < to) &&
            (after === null ||
              alert.createdAt < after.createdAt ||
              (alert.createdAt === after.createdAt && alert.key < after.key)),
        )
        .toSorted((a, b) => b.createdAt - a.createdAt || (b.key < a.key ? -1 : 1))
        .slice(0, limit)
        .map(told),
    oldest: async ({ level, before, after, limit }) =>
      [...alerts.values()]
        .filter((alert) => alert.level === level && alert.createdAt < before)
        .filter(
          (alert) =>
            after === null ||
            alert.createdAt > after.createdAt ||
            (alert.createdAt === after.createdAt && alert.key > after.key),
        )
        .toSorted((a, b) => a.createdAt - b.createdAt || (a.key < b.key ? -1 : 1))
        .slice(0, limit)
        .map(told),
    remove: async (keys) => {
      for (const key of keys) {
        links.delete(key);
        alerts.delete(key);
      }
    },
    events: async (key, limit) =>
      linked(key)
        .slice(0, limit)
        .map(([eventKey]) => eventKey),
    ofEvent: async (key) =>
      [...alerts.values()]
        .filter((alert) => links.get(alert.key)?.has(key))
        .toSorted((a, b) => b.createdAt - a.createdAt || (b.key < a.key ? -1 : 1))
        .map(told)
        .map(({ key: alertKey, title, ruleId }) => ({ key: alertKey, title, ruleId })),
    ofEvents: async (keys) => {
      const found = new Map<EventKey, ReadonlyArray<string>>();
      for (const key of keys) {
        const own = [...links].filter(([, events]) => events.has(key)).map(([alert]) => alert);
        if (own.length > 0) found.set(key, own.toSorted());
      }
      return found;
    },
    ofRule: async (ruleId, keys) => {
      const own = [...alerts.values()]
        .filter((alert) => alert.ruleId === ruleId)
        .toSorted((a, b) => a.createdAt - b.createdAt || (a.key < b.key ? -1 : 1));
      return new Map(
        keys.flatMap((key) => {
          const first = own.find((alert) => links.get(alert.key)?.has(key));
          return first === undefined ? [] : [[key, first.key] as const];
        }),
      );
    },
    countEvents: async (key, from, to) =>
      linked(key).filter(([, occurredAt]) => occurredAt >= from && occurredAt < to).length,
    countByRule: async (since) => {
      const counts = new Map<string, { count: number; last: number }>();
      for (const { ruleId, createdAt } of alerts.values()) {
        if (createdAt < since) continue;
        const { count, last } = counts.get(ruleId) ?? { count: 0, last: createdAt };
        counts.set(ruleId, { count: count + 1, last: Math.max(last, createdAt) });
      }
      return counts;
    },
    matchesByDay: async (since) => {
      const days = new Map<string, { ruleId: string; day: number; count: number; last: number }>();
      for (const { key, ruleId } of alerts.values()) {
        for (const [, occurredAt] of linked(key)) {
          if (occurredAt < since) continue;
          const day = Math.floor(occurredAt / DAY) * DAY;
          const place = `${ruleId} ${day}`;
          const { count, last } = days.get(place) ?? { count: 0, last: occurredAt };
          days.set(place, { ruleId, day, count: count + 1, last: Math.max(last, occurredAt) });
        }
      }
      return [...days.values()];
    },
    count: async () => alerts.size,
    raised: async ({ from, to, limit }) =>
      [...alerts.values()]
        .filter((one) => !one.historical && one.createdAt >= from && one.createdAt < to)
        .toSorted((a, b) => b.createdAt - a.createdAt || (b.key < a.key ? -1 : 1))
        .slice(0, limit)
        .map(({ key, createdAt }) => ({ key, createdAt })),
    volume: async (from, to) => {
      const counts = new Map<string, { hour: number; level: Alert["level"]; count: number }>();
      for (const { createdAt, level, historical } of alerts.values()) {
        if (historical || createdAt < from || createdAt >= to) continue;
        const hour = createdAt - (createdAt % 3_600_000);
        const counted = counts.get(`${hour} ${level}`)?.count ?? 0;
        counts.set(`${hour} ${level}`, { hour, level, count: counted + 1 });
      }
      return [...counts.values()].toSorted(
        (a, b) => a.hour - b.hour || (a.level < b.level ? -1 : 1),
      );
    },
    raisedByRule: async (from, to) => {
      const rules = new Map<string, { ruleId: string; title: string; count: number }>();
      for (const { ruleId, ruleTitle, createdAt, historical } of alerts.values()) {
        if (historical || createdAt < from || createdAt >= to) continue;
        const told = storableText(ruleTitle, alertTextLimits.ruleTitle);
        const { title, count } = rules.get(ruleId) ?? { title: told, count: 0 };
        rules.set(ruleId, { ruleId, title: told > title ? told : title, count: count + 1 });
      }
      return [...rules.values()].toSorted(
        (a, b) => b.count - a.count || (a.ruleId < b.ruleId ? -1 : 1),
      );
    },
  };
}

const DAY = 86_400_000;
