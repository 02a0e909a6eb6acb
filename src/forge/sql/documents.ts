import { type Selectable, sql } from "kysely";
import type { Documents, StoredDocument } from "#ports";
import type { Database } from "./database";
import { inChunks } from "./in-chunks";
import { inlineLimit } from "./inline-limit";
import type { Statements } from "./statements";

/** Documents read at once: an answer of the database may have 4 MiB. */
const PAGE = 50;

/** Documents in SQL: the present version in one table, those before it in another. */
export function createSqlDocuments({ db, rows, change }: Statements): Documents {
  return {
    read: async (kind, id) => {
      const [row] = await rows(
        db
          .selectFrom("document")
          .selectAll()
          .where("kind", "=", kind)
          .where("id", "=", id)
          .where("version", ">", 0),
      );
      return row === undefined ? null : told(row);
    },
    list: async (kind) => {
      const documents: StoredDocument[] = [];
      let after = "";
      for (;;) {
        const page = await rows(
          db
            .selectFrom("document")
            .selectAll()
            .where("kind", "=", kind)
            .where("id", ">", after)
            .where("version", ">", 0)
            .orderBy("id")
            .limit(inlineLimit(PAGE)),
        );
        documents.push(...page.map(told));
        const last = page.at(-1);
        if (last === undefined || page.length < PAGE) return documents;
        after = last.id;
      }
    },
    readMany: async (kind, ids) => {
      const found: StoredDocument[] = [];
      for (const chunk of inChunks([...new Set(ids)], PAGE)) {
        const page = await rows(
          db
            .selectFrom("document")
            .selectAll()
            .where("kind", "=", kind)
            .where("id", "in", [...chunk])
            .where("version", ">", 0),
        );
        found.push(...page.map(told));
      }
      return found;
    },
    /** A first version reserves its row, so that one compare-and-set serves both cases. */
    save: async ({ kind, id, body, expectedVersion, by, at }) => {
      if (expectedVersion === 0) {
        await change(
          db
            .insertInto("document")
            .values({ kind, id, version: 0, body: "null", updated_ms: at, updated_by: by })
            .onDuplicateKeyUpdate({ kind: sql.ref("kind") }),
        );
      }
      const [before] = await rows(
        db.selectFrom("document").selectAll().where("kind", "=", kind).where("id", "=", id),
      );
      if (before?.version !== expectedVersion) return null;
      if (expectedVersion > 0) {
        await change(
          db
            .insertInto("document_history")
            .values({ ...before, updated_ms: Number(before.updated_ms) })
            .onDuplicateKeyUpdate({ kind: sql.ref("kind") }),
        );
      }
      const version = expectedVersion + 1;
      const saved = await change(
        db
          .updateTable("document")
          .set({ version, body: JSON.stringify(body), updated_ms: at, updated_by: by })
          .where("kind", "=", kind)
          .where("id", "=", id)
          .where("version", "=", expectedVersion),
      );
      return saved === 1 ? version : null;
    },
    /** A saver that died after keeping the old version left it in both tables: it is told once. */
    history: async (kind, id, limit) => {
      const [present, before] = await Promise.all([
        rows(
          db
            .selectFrom("document")
            .selectAll()
            .where("kind", "=", kind)
            .where("id", "=", id)
            .where("version", ">", 0),
        ),
        rows(
          db
            .selectFrom("document_history")
            .selectAll()
            .where("kind", "=", kind)
            .where("id", "=", id)
            .orderBy("version", "desc")
            .limit(inlineLimit(limit)),
        ),
      ]);
      const newest = present[0]?.version ?? 0;
      const older = before.filter(({ version }) => version < newest);
      return [...present, ...older].slice(0, limit).map(told);
    },
  };
}

function told(row: Selectable<Database["document"]>): StoredDocument {
  return {
    id: row.id,
    body: JSON.parse(row.body),
    version: row.version,
    updatedAt: Number(row.updated_ms),
    updatedBy: row.updated_by,
  };
}
