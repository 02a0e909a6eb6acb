import { expect, test } from "@jest/globals";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createEmbeddedSql } from "../host/platform/sql/embedded-sql";
import { createMysqlSql } from "../host/platform/sql/mysql-sql";
import { replaySql } from "../host/platform/sql/replay-sql";
import { startMariadb } from "../host/platform/sql/start-mariadb";
import { bundleApp } from "../host/runtime/bundle-app";
import { createLocalSite } from "../host/start/local-site";
import { once } from "../host/start/once";
import { createVirtualClock } from "../host/virtual-clock";

const appDir = resolve(__dirname, "..");

test("every statement of a whole cycle gives the same rows and counts on a server as on the embedded engine", async () => {
  const mariadb = await startMariadb();
  if (mariadb === undefined) {
    if (process.env["CI"] !== undefined) throw new Error("No MariaDB was found.");
    process.stderr.write("No MariaDB was found, so its statements are not compared.\n");
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "replay-"));
  const recording = join(folder, "sql.jsonl");
  const clock = createVirtualClock(Date.UTC(2026, 10, 23, 12));
  const site = await createLocalSite({
    appDir,
    bundleDir: (await bundleApp({ appDir, outDir: join(appDir, ".local/bundle") })).outDir,
    run: { runner: "virtual", clock, latencyMs: () => 8 },
    seed: "replay",
    organization: { days: 7, events: 1_500 },
    forge: { recordSql: recording },
  });
  await once(site, clock);
  await site.close();
  const embedded = createEmbeddedSql({ clock, mode: "inline" });
  const server = await createMysqlSql({ url: mariadb.url });
  const replay = await replaySql(readFileSync(recording, "utf8"), embedded, server);
  expect(replay.disagreements.slice(0, 3)).toEqual([]);
  expect(replay.distinct).toBeGreaterThan(40);
  await embedded.close();
  await server.close();
  await mariadb.stop();
  rmSync(folder, { recursive: true });
}, 180_000);
