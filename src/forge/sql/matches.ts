import { sql } from "kysely";
import type { KeptMatch, Matches } from "#ports";
import { MOST_OF_A_SERIES } from "#ports/most-of-a-series";
import { big } from "./big";
import { hex } from "./hex";
import { inChunks } from "./in-chunks";
import { inlineLimit } from "./inline-limit";
import { rowCount } from "./row-count";
import type { Statements } from "./statements";
import { unhex } from "./unhex";
import { valueOf } from "./value-of";

/** Series asked for at once. */
const SERIES = 1_000;

/** Matches of correlations in SQL: one insert and one ranged select for what a page brings. */
export function createSqlMatches(statements: Statements): Matches {
  const { db, rows, change } = statements;
  return {
    add: async (added) => {
      for (const chunk of inChunks(added, 1_000)) {
        await change(
          db
            .insertInto("base_match")
            .values(
              chunk.map(({ series, base, eventKey, occurredAt, detail, usedUntil }) => ({
                series: unhex(series),
                occurred_ms: occurredAt,
                event_key: unhex(eventKey),
                base: unhex(base),
                detail,
                used_until: usedUntil,
              })),
            )
            .onDuplicateKeyUpdate({ series: sql.ref("series") }),
        );
      }
    },
    between: async (asked) => {
      const parts = asked.flatMap(({ series, from, to }) =>
        inPieces(series, SERIES).map((piece) => ({ series: piece, from, to })),
      );
      const found: KeptMatch[] = [];
      for (const piece of inBatches(parts)) found.push(...(await between(statements, piece)));
      return found;
    },
    sight: async (seen) => {
      for (const chunk of inChunks(seen, 1_000)) {
        await change(
          db
            .insertInto("sighting")
            .values(
              chunk.map(({ series, value, stretch, first, last, usedUntil }) => ({
                series: unhex(series),
                value: unhex(value),
                stretch,
                first_ms: first,
                last_ms: last,
                used_until: usedUntil,
              })),
            )
            .onDuplicateKeyUpdate({
              first_ms: sql<number>`least(${valueOf("first_ms")}, first_ms)`,
              last_ms: sql<number>`greatest(${valueOf("last_ms")}, last_ms)`,
              used_until: sql<number>`greatest(${valueOf("used_until")}, used_until)`,
            }),
        );
      }
    },
    sightings: async ({ series, values }) => {
      const found = [];
      for (const of of inPieces(series, SERIES)) {
        for (const some of inPieces(values, SERIES)) {
          found.push(
            ...(await rows(
              db
                .selectFrom("sighting")
                .select([hex("series").as("series"), hex("value").as("value"), "stretch"])
                .select(["first_ms", "last_ms", "used_until"])
                .where("series", "in", of.map(unhex))
                .where("value", "in", some.map(unhex)),
            )),
          );
        }
      }
      return found.map((row) => ({
        series: row.series,
        value: row.value,
        stretch: row.stretch,
        first: Number(row.first_ms),
        last: Number(row.last_ms),
        usedUntil: Number(row.used_until),
      }));
    },
    prune: async (before, limit) => {
      let removed = 0;
      const keys = {
        base_match: ["series", "occurred_ms", "event_key", "base"],
        sighting: ["series", "value", "stretch"],
      } as const;
      for (const table of ["base_match", "sighting"] as const) {
        const old = db.deleteFrom(table).where("used_until", "<", big(before));
        const ordered = keys[table].reduce(
          (query, column) => query.orderBy(sql.ref(column)),
          old.orderBy("used_until"),
        );
        removed += await change(ordered.limit(inlineLimit(limit)));
      }
      return removed;
    },
    count: async () => {
      const [matches] = await rows(db.selectFrom("base_match").select(rowCount()));
      const [sightings] = await rows(db.selectFrom("sighting").select(rowCount()));
      return Number(matches?.n ?? 0) + Number(sightings?.n ?? 0);
    },
  };
}

interface Asked {
  readonly series: ReadonlyArray<string>;
  readonly from: number;
  readonly to: number;
}

/** One statement; where it finds more than fits into an answer, each half of the series is asked for by itself. */
async function between(
  statements: Statements,
  asked: ReadonlyArray<Asked>,
): Promise<ReadonlyArray<KeptMatch>> {
  const { db, rows } = statements;
  const found = await rows(
    db
      .selectFrom("base_match")
      .select([hex("series").as("series"), hex("base").as("base"), hex("event_key").as("key")])
      .select(["occurred_ms", "detail", "used_until"])
      .where((eb) =>
        eb.or(
          asked.map(({ series, from, to }) =>
            eb.and([
              eb("series", "in", series.map(unhex)),
              eb("occurred_ms", ">=", big(from)),
              eb("occurred_ms", "<=", big(to)),
            ]),
          ),
        ),
      )
      .orderBy("occurred_ms", "desc")
      .orderBy("series")
      .orderBy("event_key")
      .orderBy("base")
      .limit(inlineLimit(MOST_OF_A_SERIES)),
  );
  const halves = found.length < MOST_OF_A_SERIES ? null : halved(asked);
  if (halves !== null) {
    const [one, other] = halves;
    return [...(await between(statements, one)), ...(await between(statements, other))];
  }
  return found.map((row) => ({
    series: row.series,
    base: row.base,
    eventKey: row.key,
    occurredAt: Number(row.occurred_ms),
    detail: row.detail,
    usedUntil: Number(row.used_until),
  }));
}

function halved(
  asked: ReadonlyArray<Asked>,
): readonly [ReadonlyArray<Asked>, ReadonlyArray<Asked>] | null {
  const [only, second] = asked;
  if (only === undefined) return null;
  if (second !== undefined) {
    const middle = Math.ceil(asked.length / 2);
    return [asked.slice(0, middle), asked.slice(middle)];
  }
  if (only.series.length < 2) return null;
  const middle = Math.ceil(only.series.length / 2);
  return [
    [{ ...only, series: only.series.slice(0, middle) }],
    [{ ...only, series: only.series.slice(middle) }],
  ];
}

/** So many questions together that no statement names more than `SERIES` series. */
function inBatches(parts: ReadonlyArray<Asked>): ReadonlyArray<ReadonlyArray<Asked>> {
  const batches: Asked[][] = [];
  let named = Number.POSITIVE_INFINITY;
  for (const part of parts) {
    named += part.series.length;
    if (named > SERIES) {
      batches.push([part]);
      named = part.series.length;
    } else batches.at(-1)?.push(part);
  }
  return batches;
}

function inPieces<Item>(
  items: ReadonlyArray<Item>,
  size: number,
): ReadonlyArray<ReadonlyArray<Item>> {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
