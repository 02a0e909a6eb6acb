import { sql } from "kysely";
import type { Checkpoint, Checkpoints } from "#ports";
import { big } from "./big";
import type { Statements } from "./statements";

/** Checkpoints in SQL. Every lease and every step raises the version, so a run that lost its lease cannot go on. */
export function createSqlCheckpoints({ db, rows, change }: Statements): Checkpoints {
  const read = async (name: string): Promise<Checkpoint | null> => {
    const [row] = await rows(
      db.selectFrom("checkpoint").select(["version", "state"]).where("name", "=", name),
    );
    return row === undefined ? null : { name, version: row.version, state: JSON.parse(row.state) };
  };
  const take = async ({
    name,
    owner,
    now,
    until,
  }: Parameters<Checkpoints["lease"]>[0]): Promise<boolean> => {
    const taken = await change(
      db
        .updateTable("checkpoint")
        .set((eb) => ({ version: eb("version", "+", 1), lease_owner: owner, lease_until: until }))
        .where("name", "=", name)
        .where((eb) => eb.or([eb("lease_owner", "=", owner), eb("lease_until", "<=", big(now))])),
    );
    return taken === 1;
  };

  return {
    read,
    lease: async (lease) => {
      if (await take(lease)) return await read(lease.name);
      if ((await read(lease.name)) !== null) return null;
      await change(
        db
          .insertInto("checkpoint")
          .values({ name: lease.name, version: 0, state: "null", lease_owner: "", lease_until: 0 })
          .onDuplicateKeyUpdate({ name: sql.ref("name") }),
      );
      return (await take(lease)) ? await read(lease.name) : null;
    },
    advance: async ({ name, owner, version, state, until }) => {
      const text = JSON.stringify(state);
      const moved = await change(
        db
          .updateTable("checkpoint")
          .set({ version: version + 1, state: text, lease_until: until })
          .where("name", "=", name)
          .where("lease_owner", "=", owner)
          .where("version", "=", version),
      );
      return moved === 1 ? { name, version: version + 1, state: JSON.parse(text) } : null;
    },
    release: async (name, owner) => {
      await change(
        db
          .updateTable("checkpoint")
          .set({ lease_owner: "", lease_until: 0 })
          .where("name", "=", name)
          .where("lease_owner", "=", owner),
      );
    },
  };
}
