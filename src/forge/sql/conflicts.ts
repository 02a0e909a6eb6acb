import { sql } from "kysely";
import type { Conflicts } from "#ports";
import { keptText } from "#ports/kept-text";
import { storableText } from "#ports/storable-text";
import { inChunks } from "./in-chunks";
import { rowCount } from "./row-count";
import type { Statements } from "./statements";
import { unhex } from "./unhex";

/** Second bodies of known events, in SQL: each body once. */
export function createSqlConflicts({ db, rows, change }: Statements): Conflicts {
  return {
    add: async (added) => {
      const bodies = added.map((row) => ({ ...row, raw: storableText(row.raw, keptText.whole) }));
      for (const chunk of inChunks(bodies)) {
        await change(
          db
            .insertInto("event_conflict")
            .values(
              chunk.map(({ key, bodyHash, raw, at }) => ({
                event_key: unhex(key),
                body_hash: unhex(bodyHash),
                raw,
                at_ms: at,
              })),
            )
            .onDuplicateKeyUpdate({ event_key: sql.ref("event_key") }),
        );
      }
    },
    count: async () => {
      const [row] = await rows(db.selectFrom("event_conflict").select(rowCount()));
      return Number(row?.n ?? 0);
    },
  };
}
