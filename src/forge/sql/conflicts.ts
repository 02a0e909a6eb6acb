import { sql } from "kysely";
import type { Conflicts } from "#ports";
import { keptText } from "#ports/kept-text";
import { storableText } from "#ports/storable-text";
import { inChunks } from "./in-chunks";
import { rowCount } from "./row-count";
import type { Statements } from "./statements";

/** Second bodies of known events, in SQL: each body once. */
export function createSqlConflicts({ db, rows, change }: Statements): Conflicts {
  return {
    add: async (added) => {
      const bodies = added.map((row) => ({ ...row, raw: storableText(row.raw, keptText.whole) }));
      for (const chunk of inChunks(bodies)) {
        await change(
          db
            .insertInto("set_aside")
            .values(
              chunk.map(({ key, bodyHash, raw, at }) => ({
                what: "second" as const,
                item_key: `${key}${bodyHash}`,
                source: "" as const,
                reason: "",
                raw,
                at_ms: at,
              })),
            )
            .onDuplicateKeyUpdate({ item_key: sql.ref("item_key") }),
        );
      }
    },
    count: async () => {
      const [row] = await rows(
        db.selectFrom("set_aside").select(rowCount()).where("what", "=", "second"),
      );
      return Number(row?.n ?? 0);
    },
  };
}
