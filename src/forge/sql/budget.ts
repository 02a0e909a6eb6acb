import { sql } from "kysely";
import type { Budget } from "#ports";
import type { Statements } from "./statements";

/** Requests by name and minute in SQL: counted by compare-and-set, so that runs at the same time share a minute. */
export function createSqlBudget({ db, rows, change }: Statements): Budget {
  const count = async (name: string, minute: number, ceiling: number): Promise<boolean> => {
    const counted = await change(
      db
        .updateTable("request_budget")
        .set((eb) => ({ used: eb("used", "+", 1) }))
        .where("name", "=", name)
        .where("minute", "=", minute)
        .where("used", "<", ceiling),
    );
    return counted === 1;
  };
  return {
    take: async (name, now, ceiling) => {
      const minute = Math.floor(now / 60_000);
      if (await count(name, minute, ceiling)) return true;
      const [row] = await rows(
        db
          .selectFrom("request_budget")
          .select("used")
          .where("name", "=", name)
          .where("minute", "=", minute),
      );
      if (row !== undefined) return false;
      await change(
        db.deleteFrom("request_budget").where("name", "=", name).where("minute", "<", minute),
      );
      await change(
        db
          .insertInto("request_budget")
          .values({ name, minute, used: 0 })
          .onDuplicateKeyUpdate({ name: sql.ref("name") }),
      );
      return await count(name, minute, ceiling);
    },
  };
}
