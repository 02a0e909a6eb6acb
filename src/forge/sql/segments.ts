import { type SelectQueryBuilder, sql } from "kysely";
import type { SegmentEntry, Segments } from "#ports";
import { big } from "./big";
import type { Database } from "./database";
import { inlineLimit } from "./inline-limit";
import type { Statements } from "./statements";

/** The catalogue of segments in SQL. Their values are kept elsewhere. */
export function createSqlSegmentCatalogue(
  statements: Statements,
): Pick<Segments, "enter" | "finish" | "retire" | "noteErased" | "last" | "remaining" | "list"> {
  const { db, change } = statements;
  const written = (): Chosen => db.selectFrom("segment").where("sealed_ms", ">", big(0));
  return {
    /** Reserves the number, then fills it where it was empty: only the second step can tell that it was the first. */
    enter: async (entry) => {
      await change(
        db
          .insertInto("segment")
          .values({
            number: entry.number,
            event_count: 0,
            oldest_ms: 0,
            newest_ms: 0,
            bytes: 0,
            head: "",
            sealed_ms: 0,
            finished: 0,
            removed_ms: 0,
          })
          .onDuplicateKeyUpdate({ number: sql.ref("number") }),
      );
      const filled = await change(
        db
          .updateTable("segment")
          .set({
            event_count: entry.count,
            oldest_ms: entry.oldest,
            newest_ms: entry.newest,
            bytes: entry.bytes,
            head: entry.head,
            sealed_ms: entry.sealedAt,
            finished: Number(entry.finished),
          })
          .where("number", "=", entry.number)
          .where("sealed_ms", "=", big(0)),
      );
      return filled === 1;
    },
    finish: async (number) => {
      await change(db.updateTable("segment").set({ finished: 1 }).where("number", "=", number));
    },
    retire: async (number, at) => {
      await change(
        db
          .updateTable("segment")
          .set({ removed_ms: at })
          .where("number", "=", number)
          .where("removed_ms", "=", big(0)),
      );
    },
    noteErased: async (number) => {
      await change(db.updateTable("segment").set({ bytes: 0 }).where("number", "=", number));
    },
    last: async () => {
      const [entry] = await readEntries(
        statements,
        written().orderBy("number", "desc").limit(inlineLimit(1)),
      );
      return entry ?? null;
    },
    remaining: async (from) => {
      const [row] = await statements.rows(
        written()
          .where("number", ">=", from)
          .where("removed_ms", "=", big(0))
          .select(sql<string | null>`sum(event_count)`.as("events"))
          .select(sql<string | null>`min(sealed_ms)`.as("sealed")),
      );
      const sealed = row?.sealed ?? null;
      return { count: Number(row?.events ?? 0), sealedAt: sealed === null ? null : Number(sealed) };
    },
    list: (after, limit) =>
      readEntries(
        statements,
        written().where("number", ">", after).orderBy("number").limit(inlineLimit(limit)),
      ),
  };
}

type Chosen = SelectQueryBuilder<Database, "segment", object>;

async function readEntries(
  { rows }: Statements,
  chosen: Chosen,
): Promise<ReadonlyArray<SegmentEntry>> {
  return (await rows(chosen.selectAll())).map((row) => ({
    number: row.number,
    count: row.event_count,
    oldest: Number(row.oldest_ms),
    newest: Number(row.newest_ms),
    bytes: row.bytes,
    head: row.head,
    sealedAt: Number(row.sealed_ms),
    finished: row.finished === 1,
    removedAt: Number(row.removed_ms) === 0 ? null : Number(row.removed_ms),
  }));
}
