import { afterAll, jest } from "@jest/globals";
import { createEmbeddedSql } from "../../host/platform/sql/embedded-sql";
import { createMysqlSql } from "../../host/platform/sql/mysql-sql";
import type { SqlEngine } from "../../host/platform/sql/sql-engine";
import { type Mariadb, startMariadb } from "../../host/platform/sql/start-mariadb";
import { type StorePorts, storeOnEngine } from "./store-on-engine";

type Suite = (name: string, setup: () => Promise<StorePorts>) => void;

const wayOfCounting = ["changed", "found"] as const;

/**
 * Runs a suite on the embedded engine and on MariaDB, each with both ways of counting affected rows: which of them the
 * platform's database has is not documented. MARIADB=off leaves MariaDB out where none is installed.
 */
export function testOnEngines(suite: Suite): void {
  jest.setTimeout(120_000);
  const server = sharedMariadb();
  const clock = { now: () => Date.UTC(2026, 0, 5) };
  for (const affectedRows of wayOfCounting) {
    run(`on the embedded engine counting ${affectedRows} rows`, suite, async () =>
      createEmbeddedSql({ clock, affectedRows }),
    );
    if (process.env["MARIADB"] === "off") continue;
    run(`on MariaDB counting ${affectedRows} rows`, suite, async () => {
      const url = new URL((await server()).url);
      url.pathname = `/${affectedRows}`;
      return await createMysqlSql({ url: url.href, affectedRows });
    });
  }
}

function run(name: string, suite: Suite, open: () => Promise<SqlEngine>): void {
  let opened: Promise<SqlEngine> | null = null;
  suite(name, async () => {
    opened ??= open();
    return await storeOnEngine(await opened).setup();
  });
  afterAll(async () => {
    await (await opened)?.close();
  });
}

/** One server for all, started by whoever needs it first and stopped after the last test. */
function sharedMariadb(): () => Promise<Mariadb> {
  let started: Promise<Mariadb> | null = null;
  afterAll(async () => {
    await (await started)?.stop();
  });
  const start = async (): Promise<Mariadb> => {
    const server = await startMariadb();
    if (server === undefined)
      throw new Error("MariaDB is not installed; MARIADB=off leaves it out");
    return server;
  };
  return () => (started ??= start());
}
