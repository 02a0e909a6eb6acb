import type { Delivery } from "#contract";
import type { Deliveries } from "#ports";
import { alertTextLimits } from "./alert-text-limits";
import { storableText } from "./storable-text";

interface Row {
  readonly delivery: Delivery;
  readonly owner: string;
  readonly claimedUntil: number;
  readonly attemptingSince: number | null;
}

/** The delivery table in memory. */
export function createMemoryDeliveries(): Deliveries {
  const rows = new Map<string, Row>();
  const change = (row: Row, fields: Partial<Delivery>, claim: Partial<Row>): void => {
    rows.set(row.delivery.key, { ...row, ...claim, delivery: { ...row.delivery, ...fields } });
  };
  const where = (wanted: (row: Row) => boolean): ReadonlyArray<Row> =>
    [...rows.values()].filter(wanted).toSorted(byDue);
  const isFree = (row: Row, now: number): boolean =>
    row.delivery.state === "waiting" && row.delivery.dueAt <= now && row.claimedUntil <= now;

  return {
    add: async (added) => {
      const before = rows.size;
      for (const fresh of added) {
        if (rows.has(fresh.key)) continue;
        const delivery: Delivery = {
          ...fresh,
          state: "waiting",
          attempts: 0,
          reference: "",
          lastError: "",
          updatedAt: fresh.createdAt,
        };
        rows.set(fresh.key, { delivery, owner: "", claimedUntil: 0, attemptingSince: null });
      }
      return rows.size - before;
    },
    due: async ({ destinationId, now, limit }) =>
      where((row) => row.delivery.destinationId === destinationId && isFree(row, now))
        .slice(0, limit)
        .map((row) => row.delivery),
    claim: async ({ key, owner, now, until }) => {
      const row = rows.get(key);
      if (row === undefined || !isFree(row, now)) return null;
      const delivery = { ...row.delivery, attempts: row.delivery.attempts + 1, updatedAt: now };
      rows.set(key, {
        delivery,
        owner,
        claimedUntil: until,
        attemptingSince: now,
      });
      return { delivery, unsettledSince: row.attemptingSince };
    },
    settle: async ({ key, owner, state, dueAt, reference, lastError, unknown, at }) => {
      const row = rows.get(key);
      if (row?.owner !== owner || row.delivery.state !== "waiting") return false;
      change(
        row,
        {
          state,
          dueAt,
          reference: storableText(reference, alertTextLimits.reference),
          lastError: storableText(lastError, alertTextLimits.lastError),
          updatedAt: at,
        },
        {
          owner: "",
          claimedUntil: 0,
          attemptingSince: unknown ? row.attemptingSince : null,
        },
      );
      return true;
    },
    ofAlert: async (alertKey) =>
      where((row) => row.delivery.alertKey === alertKey)
        .map((row) => row.delivery)
        .toSorted(byCreation),
    alertOf: async (destinationId, reference) =>
      where(
        ({ delivery }) =>
          delivery.kind === "alert" &&
          delivery.destinationId === destinationId &&
          delivery.reference === reference,
      )[0]?.delivery.alertKey ?? null,
    opened: async ({ destinationId, since, after, limit }) =>
      where(
        ({ delivery }) =>
          delivery.kind === "alert" &&
          delivery.state === "delivered" &&
          delivery.destinationId === destinationId &&
          delivery.createdAt >= since &&
          delivery.alertKey > after,
      )
        .map(({ delivery }) => ({ alertKey: delivery.alertKey, reference: delivery.reference }))
        .toSorted((a, b) => (a.alertKey < b.alertKey ? -1 : 1))
        .slice(0, limit),
    remove: async (alertKeys) => {
      for (const { delivery } of where((row) => alertKeys.includes(row.delivery.alertKey))) {
        rows.delete(delivery.key);
      }
    },
    ofAlerts: async (alertKeys) =>
      where((row) => alertKeys.includes(row.delivery.alertKey))
        .map((row) => row.delivery)
        .toSorted(byCreation),
    deliveredSince: async ({ alertKey, destinationId, kind, since }) =>
      where(
        ({ delivery }) =>
          delivery.alertKey === alertKey &&
          delivery.destinationId === destinationId &&
          delivery.kind === kind &&
          delivery.state === "delivered" &&
          delivery.updatedAt >= since,
      ).length,
    redrive: async ({ key, alertKey, destinationId, at }) => {
      const rejected = where(
        ({ delivery }) =>
          delivery.state === "rejected" &&
          (key === undefined || delivery.key === key) &&
          (alertKey === undefined || delivery.alertKey === alertKey) &&
          (destinationId === undefined || delivery.destinationId === destinationId),
      );
      for (const row of rejected) {
        change(row, { state: "waiting", attempts: 0, dueAt: at, updatedAt: at }, {});
      }
      return rejected.length;
    },
    counts: async () => ({
      queued: rows.size,
      waiting: where((row) => row.delivery.state === "waiting").length,
      delivered: where((row) => row.delivery.state === "delivered").length,
      rejected: where((row) => row.delivery.state === "rejected").length,
    }),
    nextDue: async () => {
      const next = new Map<string, number>();
      for (const { delivery, claimedUntil } of where(isWaiting)) {
        const at = Math.max(delivery.dueAt, claimedUntil);
        next.set(delivery.destinationId, Math.min(at, next.get(delivery.destinationId) ?? at));
      }
      return next;
    },
    hold: async (destinationId, until) => {
      for (const row of where((one) => isWaiting(one) && isOf(one, destinationId))) {
        if (row.delivery.dueAt < until) change(row, { dueAt: until }, {});
      }
    },
    hasten: async (destinationId, at) => {
      for (const row of where((one) => isWaiting(one) && isOf(one, destinationId))) {
        if (row.delivery.dueAt > at) change(row, { dueAt: at }, {});
      }
    },
    refuse: async ({ destinationId, reason, at }) => {
      const refused = where(
        (row) => isWaiting(row) && isOf(row, destinationId) && row.claimedUntil <= at,
      );
      const lastError = storableText(reason, alertTextLimits.lastError);
      for (const row of refused) change(row, { state: "rejected", lastError, updatedAt: at }, {});
      return refused.length;
    },
    log: async ({ after, limit, destinationId, state }) =>
      [...rows.values()]
        .map(({ delivery }) => delivery)
        .filter(
          (one) =>
            (destinationId === undefined || one.destinationId === destinationId) &&
            (state === undefined || one.state === state) &&
            (after === null || byNewest(one, after) > 0),
        )
        .toSorted(byNewest)
        .slice(0, limit),
    tallies: async () => {
      const ids = new Set([...rows.values()].map(({ delivery }) => delivery.destinationId));
      return [...ids].toSorted().map((destinationId) => {
        const own = where((row) => isOf(row, destinationId)).map(({ delivery }) => delivery);
        const inState = (state: Delivery["state"]) => own.filter((one) => one.state === state);
        const [waiting, delivered] = [inState("waiting"), inState("delivered")];
        const failed = own
          .filter((one) => one.lastError !== "")
          .toSorted((a, b) => b.updatedAt - a.updatedAt || (a.key < b.key ? -1 : 1))[0];
        return {
          destinationId,
          queued: own.length,
          waiting: waiting.length,
          delivered: delivered.length,
          rejected: inState("rejected").length,
          oldestWaitingAt:
            waiting.length === 0 ? null : Math.min(...waiting.map((one) => one.createdAt)),
          lastDeliveredAt:
            delivered.length === 0 ? null : Math.max(...delivered.map((one) => one.updatedAt)),
          lastError: failed === undefined ? null : { text: failed.lastError, at: failed.updatedAt },
        };
      });
    },
  };
}

const isWaiting = (row: Row): boolean => row.delivery.state === "waiting";
const isOf = (row: Row, destinationId: string): boolean =>
  row.delivery.destinationId === destinationId;

type Place = Pick<Delivery, "createdAt" | "key">;

const byNewest = (a: Place, b: Place): number =>
  b.createdAt - a.createdAt || (a.key === b.key ? 0 : a.key > b.key ? -1 : 1);

function byDue(a: Row, b: Row): number {
  return a.delivery.dueAt - b.delivery.dueAt || byCreation(a.delivery, b.delivery);
}

/** An alert goes before its matches: the kinds happen to sort that way. */
function byCreation(a: Delivery, b: Delivery): number {
  return (
    a.createdAt - b.createdAt ||
    (a.kind < b.kind ? -1 : Number(a.kind > b.kind)) ||
    (a.key < b.key ? -1 : 1)
  );
}
