import { sql } from "kysely";
import type { DayFigures, EventKey, Figures } from "#contract";
import type { Rollups } from "#ports";
import { big } from "./big";
import { inChunks } from "./in-chunks";
import { inlineLimit } from "./inline-limit";
import { rowCount } from "./row-count";
import type { Statements } from "./statements";
import { valueOf } from "./value-of";

/** Counts by hour and day in SQL: a row an hour, a batch and a day, so that each changes as a whole. */
export function createSqlRollups(statements: Statements): Rollups {
  const { db, rows, change } = statements;
  return {
    mark: async (hours, token) => {
      for (const chunk of inChunks([...new Set(hours)].toSorted((a, b) => a - b))) {
        await change(
          db
            .insertInto("rollup_mark")
            .values(chunk.map((hour) => ({ hour_ms: hour, token })))
            .onDuplicateKeyUpdate({ token: valueOf<string>("token") }),
        );
      }
    },
    marked: async (limit) => {
      const found = await rows(
        db
          .selectFrom("rollup_mark")
          .selectAll()
          .orderBy("hour_ms", "desc")
          .limit(inlineLimit(limit)),
      );
      return found.map((row) => ({ hour: Number(row.hour_ms), token: row.token }));
    },
    unmark: async (marks) => {
      for (const { hour, token } of marks) {
        await change(
          db.deleteFrom("rollup_mark").where("hour_ms", "=", big(hour)).where("token", "=", token),
        );
      }
    },
    waiting: async () => {
      const [row] = await rows(db.selectFrom("rollup_mark").select(rowCount()));
      return Number(row?.n ?? 0);
    },
    counted: async (hour) => {
      const found = await rows(
        db.selectFrom("rollup_batch").select("event_keys").where("hour_ms", "=", big(hour)),
      );
      const keys = new Set(found.flatMap((row) => row.event_keys.match(/.{8}/g) ?? []));
      return { batches: found.length, has: (key) => keys.has(shortKey(key)) };
    },
    addBatch: async ({ hour, number, figures, keys }) => {
      const added = await change(
        db
          .insertInto("rollup_batch")
          .values({
            hour_ms: hour,
            number,
            figures: JSON.stringify(figures),
            event_keys: keys.map(shortKey).join(""),
          })
          .onDuplicateKeyUpdate({ number: sql.ref("number") }),
      );
      // A server that counts found rows answers 1 for a row that was there: then the keys tell whose it is.
      if (added !== 1) return false;
      const [row] = await rows(
        db
          .selectFrom("rollup_batch")
          .select("event_keys")
          .where("hour_ms", "=", big(hour))
          .where("number", "=", number),
      );
      return row?.event_keys === keys.map(shortKey).join("");
    },
    saveHour: ({ hour, expectedVersion, batches, figures }) =>
      save(statements, {
        period: "hour",
        at: hour,
        expectedVersion,
        batches,
        figures: JSON.stringify(figures),
      }),
    hours: (from, to) => readHours(statements, from, to),
    saveDay: ({ day, expectedVersion, figures }) =>
      save(statements, {
        period: "day",
        at: day,
        expectedVersion,
        batches: 0,
        figures: JSON.stringify(figures),
      }),
    days: async (from, to) => {
      const found = await rows(written(statements, "day", from, to));
      return found.map((row) => ({
        day: Number(row.at_ms),
        version: row.version,
        figures: dayFigures(row.figures),
      }));
    },
    firstHour: async () => {
      const [row] = await rows(
        db
          .selectFrom("rollup")
          .select("at_ms")
          .where("period", "=", "hour")
          .where("version", ">", 0)
          .orderBy("at_ms")
          .limit(inlineLimit(1)),
      );
      return row === undefined ? null : Number(row.at_ms);
    },
  };
}

/** 48 bits: that a late event is taken for one of 20,000 counted ones in its hour is a chance in 10^10. */
function shortKey(key: EventKey): string {
  return Buffer.from(key.slice(0, 12), "hex").toString("base64");
}

async function save(
  { db, change }: Statements,
  saved: {
    readonly period: "hour" | "day";
    readonly at: number;
    readonly expectedVersion: number;
    readonly batches: number;
    readonly figures: string;
  },
): Promise<boolean> {
  const { period, at, expectedVersion, batches, figures } = saved;
  if (expectedVersion === 0) {
    await change(
      db
        .insertInto("rollup")
        .values({ period, at_ms: at, version: 0, batches: 0, figures: "" })
        .onDuplicateKeyUpdate({ period: sql.ref("period") }),
    );
  }
  const changed = await change(
    db
      .updateTable("rollup")
      .set({ version: expectedVersion + 1, batches, figures })
      .where("period", "=", period)
      .where("at_ms", "=", big(at))
      .where("version", "=", expectedVersion),
  );
  return changed === 1;
}

async function readHours(
  statements: Statements,
  from: number,
  to: number,
): ReturnType<Rollups["hours"]> {
  const { db, rows } = statements;
  // Hours first: a batch that comes in between is one that the figures do not know of.
  const hours = await rows(written(statements, "hour", from, to));
  const batches = hours.some((hour) => hour.batches > 0)
    ? await rows(
        db
          .selectFrom("rollup_batch")
          .select(["hour_ms", "number", "figures"])
          .where("hour_ms", ">=", big(from))
          .where("hour_ms", "<", big(to)),
      )
    : [];
  return hours.map((row) => ({
    hour: Number(row.at_ms),
    version: row.version,
    parts: [
      ...batches.filter((one) => one.hour_ms === row.at_ms && one.number <= row.batches),
      row,
    ].map((one) => hourFigures(one.figures)),
  }));
}

function written({ db }: Statements, period: "hour" | "day", from: number, to: number) {
  return db
    .selectFrom("rollup")
    .select(["at_ms", "version", "batches", "figures"])
    .where("period", "=", period)
    .where("at_ms", ">=", big(from))
    .where("at_ms", "<", big(to))
    .where("version", ">", 0)
    .orderBy("at_ms");
}

/** Only this file writes the column, from a value of this type. */
function hourFigures(json: string): Figures {
  return JSON.parse(json) as Figures;
}

/** Only this file writes the column, from a value of this type. */
function dayFigures(json: string): DayFigures {
  return JSON.parse(json) as DayFigures;
}
