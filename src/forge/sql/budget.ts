import { sql } from "kysely";
import type { Budget } from "#ports";
import type { Statements } from "./statements";

/** Requests by name and minute in SQL: counted in one statement, so that runs at the same time share a minute. */
export function createSqlBudget({ db, rows, change }: Statements): Budget {
  const minuteOf = (now: number): number => Math.floor(now / 60_000);
  const read = async (name: string, minute: number): Promise<number | null> => {
    const [row] = await rows(
      db
        .selectFrom("request_budget")
        .select("used")
        .where("name", "=", name)
        .where("minute", "=", minute),
    );
    return row?.used ?? null;
  };
  /** False where the minute has no row yet, or would have more than `ceiling`. */
  const count = async (
    name: string,
    minute: number,
    amount: number,
    ceiling: number,
  ): Promise<boolean> => {
    const counted = await change(
      db
        .updateTable("request_budget")
        .set((eb) => ({ used: eb("used", "+", amount) }))
        .where("name", "=", name)
        .where("minute", "=", minute)
        .where("used", "<=", ceiling - amount),
    );
    return counted === 1;
  };
  /** Begins a minute, and forgets those before it. */
  const begin = async (name: string, minute: number): Promise<void> => {
    await change(
      db.deleteFrom("request_budget").where("name", "=", name).where("minute", "<", minute),
    );
    await change(
      db
        .insertInto("request_budget")
        .values({ name, minute, used: 0 })
        .onDuplicateKeyUpdate({ name: sql.ref("name") }),
    );
  };
  return {
    take: async (name, now, ceiling) => {
      const minute = minuteOf(now);
      if (await count(name, minute, 1, ceiling)) return true;
      if ((await read(name, minute)) !== null) return false;
      await begin(name, minute);
      return await count(name, minute, 1, ceiling);
    },
    spend: async (name, now, amount) => {
      const minute = minuteOf(now);
      if (amount <= 0 || (await count(name, minute, amount, MOST))) return;
      await begin(name, minute);
      await count(name, minute, amount, MOST);
    },
    spent: async (name, now) => (await read(name, minuteOf(now))) ?? 0,
  };
}

/** What the column holds. */
const MOST = 2 ** 31 - 1;
