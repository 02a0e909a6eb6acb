import { createPipeline } from "#pipeline";
import { forget } from "#pipeline/forget";
import type { Connection } from "#contract";
import { createMemoryPlatform } from "#ports/memory-platform";
import { createMemoryStream } from "#ports/memory-stream";
import { parsePrebuilt } from "#rules/load-rules";
import { prebuiltRules } from "#rules/prebuilt-rules";
import { isObject } from "#sigma/field-path";
import { API_KEY } from "#sources/org-audit-log/secret-names";
import { createGeneratedLedger } from "../../host/org-api/generated-ledger";
import { planIncidents } from "../../host/org-api/incidents/plan-incidents";
import { createWorld } from "../../host/org-api/world/world";
import { createMysqlSql } from "../../host/platform/sql/mysql-sql";
import type { SqlEngine } from "../../host/platform/sql/sql-engine";
import { startMariadb } from "../../host/platform/sql/start-mariadb";
import { storeOnEngine } from "./store-on-engine";

/**
 * `npm run bench:matches [-- --json]`: what correlations cost in SQL. Twenty thousand events with incidents are collected
 * on MariaDB, once by the rules alone and once with correlations.
 */
const EVENTS = 20_000;
const DAYS = 30;
const ORIGIN = Date.UTC(2026, 0, 5);
const MINUTE = 60_000;
/** As if they were new: what is older than the connection by far is not asked for. */
const SHIFT = DAYS * 24 * 60 * MINUTE;
const TABLES = ["base_match", "sighting"];

const events = createEvents();
const all = parsePrebuilt(prebuiltRules);
const server = await startMariadb();
if (server === undefined) throw new Error("MariaDB is not installed");
const results: { name: string; unit: string; min: number; median: number; max: number }[] = [];
try {
  const engine = await createMysqlSql({ url: server.url });
  const alone = await measure(engine, (kind) => kind !== "correlation");
  const correlated = await measure(engine, () => true);
  tell("statements a poll of one page, rules alone", "statements", alone.perPage);
  tell("statements a poll of one page, with correlations", "statements", correlated.perPage);
  for (const [table, { rows, bytes, left }] of correlated.sizes) {
    tell(`${table} rows, none forgotten`, "rows", [rows]);
    tell(`${table} bytes with indexes, none forgotten`, "bytes", [bytes]);
    tell(`${table} rows, once the hour has tidied up`, "rows", [left]);
  }
  await engine.close();
} finally {
  await server.stop();
}
const report = { name: "matches", counts: { events: events.length, days: DAYS }, results };
process.stdout.write(
  process.argv.includes("--json")
    ? `${JSON.stringify(report)}\n`
    : `${results.map(({ name, median, max }) => `${name.padEnd(40)} ${median} (at most ${max})`).join("\n")}\n`,
);

function tell(name: string, unit: string, numbers: ReadonlyArray<number>): void {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [min = 0, max = 0] = [sorted[0], sorted.at(-1)];
  results.push({ name, unit, min, median: sorted[Math.floor(sorted.length / 2)] ?? 0, max });
}

async function measure(engine: SqlEngine, takes: (kind: string) => boolean) {
  let statements = 0;
  const counting: SqlEngine = {
    ...engine,
    execute: (...args) => {
      statements += 1;
      return engine.execute(...args);
    },
  };
  const store = await storeOnEngine(counting).setup();
  const memory = createMemoryPlatform({ now: ORIGIN });
  const stream = createMemoryStream({ lastPage: "cursor" });
  memory.auditLog.reply(stream.answer);
  const deps = { ...memory, ...store };
  const body: Connection = {
    orgId: "org-1",
    keyLastFour: "cret",
    keyExpiresAt: null,
    connectedAt: ORIGIN,
    connectedBy: "admin",
    backfillDays: 0,
    deliverHistorical: false,
    appAccountId: null,
  };
  const by = { by: "admin", at: ORIGIN, expectedVersion: 0 };
  await deps.documents.save({ kind: "connection", id: "organization", body, ...by });
  await deps.secrets.set(API_KEY, "secret");
  const pipeline = createPipeline(all.filter(({ document }) => takes(document.kind)));
  const perPage: number[] = [];
  for (let at = 0; at < events.length; at += 500) {
    stream.add(...events.slice(at, at + 500));
    deps.clock.advance(5 * MINUTE);
    const before = statements;
    await pipeline.collect(deps);
    perPage.push(statements - before);
  }
  const full = new Map<string, { readonly rows: number; readonly bytes: number }>();
  for (const table of TABLES) {
    await engine.execute(`ANALYZE TABLE ${table}`, []);
    const [bytes = 0] = await ask(
      engine,
      "SELECT data_length + index_length AS n FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = ?",
      [table],
    );
    full.set(table, { rows: await rowsOf(engine, table), bytes });
  }
  const processedUntil = events.at(-1)?.processedAt ?? 0;
  await forget(deps, { processedUntil: processedUntil - SHIFT, until: Number.MAX_SAFE_INTEGER });
  const sizes = new Map<string, { rows: number; bytes: number; left: number }>();
  for (const [table, size] of full)
    sizes.set(table, { ...size, left: await rowsOf(engine, table) });
  return { perPage, sizes };
}

async function rowsOf(engine: SqlEngine, table: string): Promise<number> {
  const [rows = 0] = await ask(engine, `SELECT COUNT(*) AS n FROM ${table}`, []);
  return rows;
}

async function ask(
  engine: SqlEngine,
  query: string,
  params: ReadonlyArray<string>,
): Promise<ReadonlyArray<number>> {
  const outcome = await engine.execute(query, params);
  if (outcome.kind !== "rows") throw new Error(`no answer to ${query}`);
  return outcome.rows.map((row) => Number(row["n"]));
}

function createEvents() {
  const world = createWorld("matches", "org-1");
  const rates = { oddities: 0.02, late: 0.01, repeated: 0, conflicting: 0, malformed: 0 };
  const options = { seed: "matches", world, origin: ORIGIN, days: DAYS, events: EVENTS, rates };
  const ledger = createGeneratedLedger(
    { ...options, liveEventsPerHour: 0 },
    planIncidents(ORIGIN, DAYS),
  );
  return Array.from({ length: -ledger.firstBlock }, (_, index) =>
    ledger.block(ledger.firstBlock + index),
  ).flatMap((block) =>
    block.flatMap(({ body, processedAt }) =>
      isObject(body) ? [{ body, processedAt: processedAt + SHIFT }] : [],
    ),
  );
}
