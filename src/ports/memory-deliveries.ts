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
    due: async (now, limit) =>
      where((row) => isFree(row, now))
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
    redrive: async ({ alertKey, destinationId, at }) => {
      const rejected = where(
        ({ delivery }) =>
          delivery.state === "rejected" &&
          (alertKey === undefined || delivery.alertKey === alertKey) &&
          (destinationId === undefined || delivery.destinationId === destinationId),
      );
      for (const row of rejected) {
        change(row, { state: "waiting", dueAt: at, updatedAt: at }, {});
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
      const times = where((row) => row.delivery.state === "waiting").map((row) =>
        Math.max(row.delivery.dueAt, row.claimedUntil),
      );
      return times.length === 0 ? null : Math.min(...times);
    },
  };
}

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
