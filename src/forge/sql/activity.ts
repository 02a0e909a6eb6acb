import { sql, type SelectQueryBuilder } from "kysely";
import type { Activity, ChainedActivity } from "#ports";
import { big } from "./big";
import type { Database } from "./database";
import { hex } from "./hex";
import { inlineLimit } from "./inline-limit";
import type { Statements } from "./statements";
import { unhex } from "./unhex";

/** The activity log in SQL. */
export function createSqlActivity(statements: Statements): Activity {
  const { db, rows, change } = statements;
  const all = db.selectFrom("activity");
  const first = async (chosen: Chosen): Promise<ChainedActivity | null> =>
    (await readEntries(statements, chosen.limit(inlineLimit(1))))[0] ?? null;
  return {
    last: () => first(all.orderBy("number", "desc")),
    has: async (key) =>
      (await rows(all.select("number").where("activity_key", "=", unhex(key)))).length > 0,
    append: async (entry) => {
      await change(
        db
          .insertInto("activity")
          .values({
            number: entry.number,
            activity_key: unhex(entry.key),
            at_ms: entry.at,
            account_id: entry.accountId,
            what: entry.what,
            outcome: entry.outcome,
            name: entry.procedure,
            subject: entry.subject,
            detail: entry.detail,
            head: unhex(entry.head),
          })
          .onDuplicateKeyUpdate({ number: sql.ref("number") }),
      );
      // Read back: affected rows do not tell on every server whether the row is this one.
      const mine = all.select("number").where("activity_key", "=", unhex(entry.key));
      return (await rows(mine.where("head", "=", unhex(entry.head)))).length > 0;
    },
    get: (number) => first(all.where("number", "=", number)),
    newest: async ({ before, limit, accountId }) => {
      let chosen = all.orderBy("number", "desc").limit(inlineLimit(limit));
      if (before !== null) chosen = chosen.where("number", "<", before);
      if (accountId !== undefined) chosen = chosen.where("account_id", "=", accountId);
      return await readEntries(statements, chosen);
    },
    oldest: (after, limit) =>
      readEntries(
        statements,
        all.where("number", ">", after).orderBy("number").limit(inlineLimit(limit)),
      ),
    prune: async (before, limit) => {
      const newest = await first(all.orderBy("number", "desc"));
      if (newest === null) return 0;
      const old = await rows(
        all
          .select("number")
          .where("at_ms", "<", big(before))
          .where("number", "<", newest.number)
          .orderBy("number")
          .limit(inlineLimit(limit)),
      );
      const last = old.at(-1)?.number;
      if (last === undefined) return 0;
      return await change(
        db.deleteFrom("activity").where("number", "<=", last).where("at_ms", "<", big(before)),
      );
    },
  };
}

type Chosen = SelectQueryBuilder<Database, "activity", object>;

async function readEntries(
  { rows }: Statements,
  chosen: Chosen,
): Promise<ReadonlyArray<ChainedActivity>> {
  const found = await rows(
    chosen
      .select(["number", "at_ms", "account_id", "what", "outcome", "name", "subject", "detail"])
      .select([hex("activity_key").as("key"), hex("head").as("chainHead")]),
  );
  return found.map((row) => ({
    number: row.number,
    key: row.key,
    at: Number(row.at_ms),
    accountId: row.account_id,
    what: row.what,
    outcome: row.outcome,
    procedure: row.name,
    subject: row.subject,
    detail: row.detail,
    head: row.chainHead,
  }));
}
