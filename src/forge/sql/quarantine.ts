import { sql } from "kysely";
import type { Quarantine } from "#ports";
import { keptText } from "#ports/kept-text";
import { storableText } from "#ports/storable-text";
import { inChunks } from "./in-chunks";
import { inlineLimit } from "./inline-limit";
import { rowCount } from "./row-count";
import type { Statements } from "./statements";

/** The quarantine in SQL. */
export function createSqlQuarantine({ db, rows, change }: Statements): Quarantine {
  return {
    add: async (added) => {
      const items = added.map(({ key, source, reason, raw, at }) => ({
        what: "unreadable" as const,
        item_key: key,
        source,
        reason: storableText(reason, keptText.reason),
        raw: storableText(raw, keptText.whole),
        at_ms: at,
      }));
      for (const chunk of inChunks(items)) {
        await change(
          db
            .insertInto("set_aside")
            .values([...chunk])
            .onDuplicateKeyUpdate({ item_key: sql.ref("item_key") }),
        );
      }
    },
    read: async (key) => {
      const [row] = await rows(
        db
          .selectFrom("set_aside")
          .select(["source", "raw", "reason"])
          .where("what", "=", "unreadable")
          .where("item_key", "=", key),
      );
      if (row === undefined || row.source === "") return null;
      return { ...row, source: row.source };
    },
    remove: async (key) => {
      await change(
        db.deleteFrom("set_aside").where("what", "=", "unreadable").where("item_key", "=", key),
      );
    },
    count: async () => {
      const [row] = await rows(
        db.selectFrom("set_aside").select(rowCount()).where("what", "=", "unreadable"),
      );
      return Number(row?.n ?? 0);
    },
    newest: async (limit) => {
      const newest = await rows(
        db
          .selectFrom("set_aside")
          .select(["item_key", "reason", "at_ms"])
          .select(sql<string>`substring(raw, 1, ${sql.lit(keptText.excerpt)})`.as("excerpt"))
          .where("what", "=", "unreadable")
          .orderBy("at_ms", "desc")
          .orderBy("item_key", "desc")
          .limit(inlineLimit(limit)),
      );
      return newest.map((row) => ({
        key: row.item_key,
        reason: row.reason,
        at: Number(row.at_ms),
        excerpt: row.excerpt,
      }));
    },
  };
}
