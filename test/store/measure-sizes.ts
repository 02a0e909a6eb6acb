import type { EventToStore } from "#ports";
import { createMemoryPlatform } from "#ports/memory-platform";
import { normalise } from "#pipeline/normalise";
import { createGeneratedLedger } from "../../host/org-api/generated-ledger";
import { createWorld } from "../../host/org-api/world/world";
import { createMysqlSql } from "../../host/platform/sql/mysql-sql";
import { startMariadb } from "../../host/platform/sql/start-mariadb";
import { storeOnEngine } from "./store-on-engine";

export interface Sizes {
  readonly events: number;
  /** Bytes of each table with its indexes, by the number of events. */
  readonly bytesPerEvent: Readonly<Record<string, number>>;
  /** Bytes of all of them. */
  readonly total: number;
}

const origin = Date.UTC(2026, 0, 5);
const measured = ["audit_event", "event_kind", "actor", "origin", "target"];

/** Stores 180 days of the simulated organization on MariaDB and asks how much room that takes. */
export async function measureSizes(events: number): Promise<Sizes> {
  const server = await startMariadb();
  if (server === undefined) throw new Error("MariaDB is not installed");
  try {
    const engine = await createMysqlSql({ url: server.url });
    const store = await storeOnEngine(engine).setup();
    let stored = 0;
    for (const page of pages(events)) stored += await store.events.add(page);
    const bytesPerEvent: Record<string, number> = {};
    for (const table of measured) {
      await engine.execute(`ANALYZE TABLE ${table}`);
      const outcome = await engine.execute(
        "SELECT data_length + index_length AS bytes FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = ?",
        [table],
      );
      if (outcome.kind !== "rows") throw new Error(`No size of ${table}`);
      bytesPerEvent[table] = Math.round(Number(outcome.rows[0]?.["bytes"]) / stored);
    }
    await engine.close();
    const total = Object.values(bytesPerEvent).reduce((sum, bytes) => sum + bytes, 0);
    return { events: stored, bytesPerEvent, total };
  } finally {
    await server.stop();
  }
}

/** Pages of 500, oldest first, as collecting stores them. */
function* pages(events: number): Generator<ReadonlyArray<EventToStore>> {
  const { bytes, clock } = createMemoryPlatform({ now: origin });
  const world = createWorld("sizes", "org-1");
  const rates = { oddities: 0.02, late: 0.01, repeated: 0, conflicting: 0, malformed: 0 };
  const options = { seed: "sizes", world, origin, days: 180, events, liveEventsPerHour: 0, rates };
  const ledger = createGeneratedLedger(options, []);
  let raws: unknown[] = [];
  for (let block = ledger.firstBlock; ledger.startOf(block) < origin; block += 1) {
    raws.push(...ledger.block(block).map((record) => record.body));
    while (raws.length >= 500) {
      yield read(raws.slice(0, 500));
      raws = raws.slice(500);
    }
  }
  yield read(raws);

  function read(page: ReadonlyArray<unknown>): ReadonlyArray<EventToStore> {
    return normalise({ bytes, clock }, { orgId: "org-1", source: "org-audit-log", raws: page })
      .events;
  }
}
