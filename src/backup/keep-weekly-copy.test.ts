import { expect, test } from "@jest/globals";
import { createMemoryPlatform, type MemoryPlatform } from "#ports/memory-platform";
import { readPieces } from "./backup-pieces";
import { readCopyList } from "./copy-list";
import { keepWeeklyCopy } from "./keep-weekly-copy";
import { readBackup } from "./read-backup";

const DAY = 86_400_000;

const saveList = (deps: MemoryPlatform, name: string, values: ReadonlyArray<string>) =>
  deps.documents.save({
    kind: "list",
    id: name,
    body: { description: "", values },
    expectedVersion: 0,
    by: "ada",
    at: deps.clock.now(),
  });

test("keeps one copy a week, however often it is asked, and reads back what was kept", async () => {
  const deps = createMemoryPlatform();
  await saveList(deps, "office", ["192.0.2.0/24", "🚀".repeat(60_000)]);
  for (let day = 0; day < 14; day += 1) {
    await keepWeeklyCopy(deps);
    await keepWeeklyCopy(deps);
    deps.clock.advance(DAY);
  }
  const { copies, failed } = await readCopyList(deps);
  expect(failed).toBeNull();
  expect(copies.map(({ week }) => week)).toEqual(["2026-01-12", "2026-01-05"]);
  const [newest] = copies;
  if (newest === undefined) throw new Error("there is no copy");
  expect(newest).toMatchObject({ documents: 1 });
  const text = (await readPieces(deps, newest.id, newest.pieces)) ?? "";
  expect(deps.bytes.sha256(text)).toBe(newest.sha256);
  expect(readBackup(text)).toMatchObject({
    ok: true,
    value: { madeBy: "app", documents: [{ kind: "list", id: "office" }] },
  });
});

test("keeps the newest eight, and removes the pieces of those before", async () => {
  const deps = createMemoryPlatform();
  await saveList(deps, "office", ["192.0.2.1"]);
  await keepWeeklyCopy(deps);
  const first = (await readCopyList(deps)).copies[0]?.id ?? "";
  for (let week = 0; week < 9; week += 1) {
    deps.clock.advance(7 * DAY);
    await keepWeeklyCopy(deps);
  }
  expect((await readCopyList(deps)).copies.length).toBe(8);
  expect(await deps.backups.read(first, 0)).toBeNull();
});

test("of two copies that are made at once one is listed, and the other leaves nothing behind", async () => {
  const deps = createMemoryPlatform();
  const written = new Set<string>();
  const backups = {
    ...deps.backups,
    write: async (...args: Parameters<typeof deps.backups.write>) => {
      written.add(args[0]);
      await deps.backups.write(...args);
    },
  };
  await saveList(deps, "office", ["192.0.2.1"]);
  await Promise.all([keepWeeklyCopy({ ...deps, backups }), keepWeeklyCopy({ ...deps, backups })]);
  const { copies } = await readCopyList(deps);
  expect(copies.length).toBe(1);
  const others = [...written].filter((id) => id !== copies[0]?.id);
  for (const id of others) expect(await deps.backups.read(id, 0)).toBeNull();
});

test("says why there is no copy where the configuration is too large, and keeps none of nothing", async () => {
  const deps = createMemoryPlatform();
  await keepWeeklyCopy(deps);
  expect((await readCopyList(deps)).version).toBe(0);
  await saveList(deps, "long", ["x".repeat(3_000_000)]);
  await keepWeeklyCopy(deps);
  expect((await readCopyList(deps)).failed?.reason).toContain("Shorten long lists");
  expect(deps.log.lines.map(({ name }) => name)).toEqual(["backup.refused"]);
});
