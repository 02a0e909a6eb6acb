import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { resolve } from "node:path";
import { filePieces } from "#contract";
import { bundleApp } from "../host/runtime/bundle-app";
import { connect } from "../host/start/connect";
import { createLocalSite, type LocalSite } from "../host/start/local-site";
import { meanwhile } from "../host/start/meanwhile";
import { createVirtualClock, type VirtualClock } from "../host/virtual-clock";
import { isToDo, restoreInParts } from "../static/src/backup/restore-in-parts";
import { createAsk, type Ask } from "./create-ask";

// A backup of a large installation, restored by the real bundle within the limits of the platform, in virtual time: a
// question may take 25 seconds, and each call of the platform takes what it takes on a slow day.

const appDir = resolve(__dirname, "..");
const CALL_MS = 40;
const RULES = 500;
const OTHERS = 100;

let site: LocalSite;
let clock: VirtualClock;
let ask: Ask;

beforeAll(async () => {
  const { outDir } = await bundleApp({ appDir, outDir: `${appDir}/.local/bundle` });
  clock = createVirtualClock(Date.UTC(2026, 10, 23, 12));
  site = await createLocalSite({
    appDir,
    bundleDir: outDir,
    run: { runner: "virtual", clock, latencyMs: () => CALL_MS },
    seed: "restore-large",
    organization: { days: 1, events: 20, quiet: true, liveEventsPerHour: 0 },
  });
  ask = createAsk(site, clock);
  site.forge.scheduler.start();
  const options = { backfillDays: 0, deliverHistorical: false, onlyJira: true };
  await meanwhile(clock, connect(site, clock, options));
  await clock.advance(10 * 60_000);
}, 180_000);

afterAll(() => site.close());

const numbers = (count: number) => Array.from({ length: count }, (_, number) => number);

const rule = (number: number) => `title: Rule ${number}
id: large_${number}
logsource: { product: atlassian, service: audit }
detection: { selection: { action: act_${number}, 'actor.id|expand': '%list_${number % OTHERS}%' }, condition: selection }
level: high
audit-stream:
  examples:
    match: [{ id: a, attributes: { action: act_${number}, actor: { id: one } } }]
    no-match: [{ id: b, attributes: { action: other, actor: { id: one } } }]
`;

const documents = [
  ...numbers(OTHERS).map((number) => ({
    kind: "list",
    id: `list_${number}`,
    body: { description: "", values: ["one", ...numbers(50).map(String)] },
  })),
  ...numbers(RULES).map((number) => ({
    kind: "rule",
    id: `large_${number}`,
    body: { yaml: rule(number) },
  })),
  ...numbers(OTHERS).map((number) => ({
    kind: "suppression",
    id: `suppression-${number}`,
    body: {
      reason: `Known ${number}`,
      rules: [`large_${number}`],
      expiresAt: Date.UTC(2027, 0, 1),
      createdAt: Date.UTC(2026, 10, 1),
      createdBy: "ada",
    },
  })),
];

test("hundreds of rules, lists and suppressions come back", async () => {
  const { text } = await ask("backups/download", { copy: null });
  const file = JSON.stringify({ ...JSON.parse(text), documents });
  let id: string | null = null;
  const pieces = filePieces(file);
  for (const [piece, part] of pieces.entries()) {
    ({ id } = await ask("backups/upload", { id, piece, text: part }));
  }
  const source = { file: id ?? "", pieces: pieces.length };
  const { items } = await ask("backups/preview", { source });
  const shares: Array<number> = [];
  const told = await restoreInParts(
    items.filter(isToDo),
    (part) => ask("backups/restore", { source, items: part }),
    (share) => shares.push(share),
  );
  expect(told.filter(({ state }) => state === "restored")).toHaveLength(documents.length);
  // In more than one part, since one question has no time for all of them.
  expect(shares.length).toBeGreaterThan(1);
  expect(shares.at(-1)).toBe(1);
  const after = await ask("backups/preview", { source });
  expect(after.items.filter(isToDo)).toEqual([]);
}, 300_000);
