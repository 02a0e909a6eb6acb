import { sql } from "kysely";
import { z } from "zod";
import type { People } from "#ports";
import { big } from "./big";
import { inChunks } from "./in-chunks";
import { inlineLimit } from "./inline-limit";
import { rowCount } from "./row-count";
import type { Statements } from "./statements";
import { valueOf } from "./value-of";

/** Accounts of people in SQL. */
export function createSqlPeople({ db, rows, change }: Statements): People {
  const read = async (accountId: string) => {
    const [row] = await rows(
      db.selectFrom("person").select(["state", "words"]).where("account_id", "=", accountId),
    );
    return row;
  };
  const meet: People["meet"] = async (people) => {
    // In order, so that two runs that lock rows do not wait for each other in a circle.
    const sorted = people.toSorted((a, b) => (a.accountId < b.accountId ? -1 : 1));
    for (const chunk of inChunks(sorted)) {
      await change(
        db
          .insertInto("person")
          .values(
            chunk.map(({ accountId, seenAt }) => ({
              account_id: accountId,
              seen_ms: seenAt,
              state: "open" as const,
              closed_ms: 0,
              due_ms: 0,
              words: "[]",
              events: 0,
              held: 0,
            })),
          )
          .onDuplicateKeyUpdate({
            seen_ms: sql<number>`greatest(${valueOf("seen_ms")}, seen_ms)`,
          }),
      );
    }
  };
  return {
    meet,
    closed: async (accountIds) => {
      const closed = new Set<string>();
      for (const chunk of inChunks([...new Set(accountIds)])) {
        const found = await rows(
          db
            .selectFrom("person")
            .select("account_id")
            .where("account_id", "in", [...chunk])
            .where("state", "!=", "open"),
        );
        for (const row of found) closed.add(row.account_id);
      }
      return closed;
    },
    open: async (after, limit) => {
      const found = await rows(
        db
          .selectFrom("person")
          .select(["account_id", "seen_ms"])
          .where("account_id", ">", after)
          .where("state", "=", "open")
          .orderBy("account_id")
          .limit(inlineLimit(limit)),
      );
      return found.map((row) => ({ accountId: row.account_id, seenAt: Number(row.seen_ms) }));
    },
    close: async ({ accountId, words, at }) => {
      await meet([{ accountId, seenAt: 0 }]);
      const before = parseWords((await read(accountId))?.words);
      const all = JSON.stringify([...new Set([...before, ...words])].toSorted());
      const first = await change(
        db
          .updateTable("person")
          .set({ state: "closed", closed_ms: at, due_ms: at, words: all })
          .where("account_id", "=", accountId)
          .where("state", "=", "open"),
      );
      if (first === 1) return true;
      await change(
        db
          .updateTable("person")
          .set({ words: all })
          .where("account_id", "=", accountId)
          .where("state", "=", "closed"),
      );
      return false;
    },
    toErase: async (now, limit) => {
      const found = await rows(
        db
          .selectFrom("person")
          .select(["account_id", "closed_ms", "words", "events"])
          .where("state", "=", "closed")
          .where("due_ms", "<=", big(now))
          .orderBy("closed_ms")
          .orderBy("account_id")
          .limit(inlineLimit(limit)),
      );
      return found.map((row) => ({
        accountId: row.account_id,
        closedAt: Number(row.closed_ms),
        words: parseWords(row.words),
        events: row.events,
      }));
    },
    erased: async ({ accountId, events }) => {
      await change(
        db
          .updateTable("person")
          .set({ state: "erased", words: "[]", held: 0, events })
          .where("account_id", "=", accountId)
          .where("state", "=", "closed"),
      );
    },
    wait: async ({ accountId, events, held, dueAt }) => {
      await change(
        db
          .updateTable("person")
          .set({ events, held, due_ms: dueAt })
          .where("account_id", "=", accountId)
          .where("state", "=", "closed"),
      );
    },
    prune: async (before, limit) => {
      const old = await rows(
        db
          .selectFrom("person")
          .select("account_id")
          .where("state", "=", "open")
          .where("seen_ms", "<", big(before))
          .limit(inlineLimit(limit)),
      );
      let removed = 0;
      for (const chunk of inChunks(old)) {
        removed += await change(
          db
            .deleteFrom("person")
            .where(
              "account_id",
              "in",
              chunk.map((row) => row.account_id),
            )
            // Whoever was seen or closed meanwhile stays.
            .where("state", "=", "open")
            .where("seen_ms", "<", big(before)),
        );
      }
      return removed;
    },
    tally: async () => {
      const found = await rows(
        db
          .selectFrom("person")
          .select("state")
          .select(rowCount())
          .select(sql<string>`sum(case when held > 0 then 1 else 0 end)`.as("held"))
          .select(sql<string>`sum(events)`.as("events"))
          .groupBy("state"),
      );
      const countOf = (state: string) => Number(found.find((row) => row.state === state)?.n ?? 0);
      return {
        open: countOf("open"),
        waiting: countOf("closed"),
        held: Number(found.find((row) => row.state === "closed")?.held ?? 0),
        erased: countOf("erased"),
        events: found.reduce((total, row) => total + Number(row.events), 0),
      };
    },
  };
}

const parseWords = (json = "[]"): ReadonlyArray<string> =>
  z.array(z.string()).parse(JSON.parse(json));
