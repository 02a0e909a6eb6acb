import { afterAll, jest } from "@jest/globals";
import { createEmbeddedSql } from "../../host/platform/sql/embedded-sql";
import { createMysqlSql } from "../../host/platform/sql/mysql-sql";
import type { SqlEngine } from "../../host/platform/sql/sql-engine";
import { startMariadb } from "../../host/platform/sql/start-mariadb";
import { type StorePorts, storeOnEngine } from "./store-on-engine";

type Suite = (name: string, setup: () => Promise<StorePorts>) => void;

/**
 * Runs a suite of a port on the embedded engine, and on MariaDB with both ways of counting affected rows: which of them
 * the platform's database has is not documented. MARIADB=off leaves MariaDB out where none is installed.
 */
export function testOnEngines(suite: Suite): void {
  jest.setTimeout(120_000);
  run("on the embedded engine", suite, async () => ({
    engine: createEmbeddedSql({ clock: { now: () => Date.UTC(2026, 0, 5) } }),
    stop: async () => {},
  }));
  if (process.env["MARIADB"] === "off") return;
  for (const affectedRows of ["changed", "found"] as const) {
    run(`on MariaDB counting ${affectedRows} rows`, suite, async () => {
      const server = await startMariadb();
      if (server === undefined) throw new Error("MariaDB is not installed; MARIADB=off leaves it out");
      return {
        engine: await createMysqlSql({ url: server.url, affectedRows }),
        stop: server.stop,
      };
    });
  }
}

interface Opened {
  readonly engine: SqlEngine;
  readonly stop: () => Promise<void>;
}

function run(name: string, suite: Suite, open: () => Promise<Opened>): void {
  let opened: Promise<Opened> | null = null;
  suite(name, async () => {
    opened ??= open();
    return await storeOnEngine((await opened).engine).setup();
  });
  afterAll(async () => {
    if (opened === null) return;
    const { engine, stop } = await opened;
    await engine.close();
    await stop();
  });
}
