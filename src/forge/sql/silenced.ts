import { sql } from "kysely";
import type { Silenced } from "#ports";
import { big } from "./big";
import { inChunks } from "./in-chunks";
import { inlineLimit } from "./inline-limit";
import { rowCount } from "./row-count";
import { type Statements, TablesNotReady } from "./statements";
import { unhex } from "./unhex";

/** Silenced events in SQL, each once for a suppression, so that a page which comes again is not counted again. */
export function createSqlSilenced({ db, rows, change }: Statements): Silenced {
  return {
    add: async (added) => {
      for (const chunk of inChunks(added)) {
        await change(
          db
            .insertInto("silenced")
            .values(
              chunk.map(({ suppressionId, eventKey, occurredAt }) => ({
                suppression_id: suppressionId,
                event_key: unhex(eventKey),
                occurred_ms: occurredAt,
              })),
            )
            .onDuplicateKeyUpdate({ suppression_id: sql.ref("suppression_id") }),
        );
      }
    },
    counts: async () => {
      const counted = await rows(
        db
          .selectFrom("silenced")
          .select("suppression_id")
          .select(rowCount())
          .select(sql<string>`max(occurred_ms)`.as("last"))
          .groupBy("suppression_id"),
      ).catch(noneYet);
      return new Map(
        counted.map((row) => [
          row.suppression_id,
          { count: Number(row.n), last: Number(row.last) },
        ]),
      );
    },
    prune: async (before, limit) =>
      await change(
        db
          .deleteFrom("silenced")
          .where("occurred_ms", "<", big(before))
          .orderBy("occurred_ms")
          .orderBy("suppression_id")
          .orderBy("event_key")
          .limit(inlineLimit(limit)),
      ),
  };
}

/** Its table comes a minute after those that collecting needs: until then nothing can have been silenced. */
function noneYet(error: unknown): ReadonlyArray<never> {
  if (error instanceof TablesNotReady) return [];
  throw error;
}
