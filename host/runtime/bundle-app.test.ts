import { expect, test } from "@jest/globals";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundleApp } from "./bundle-app";

test("bundles once, keeps the bundle while nothing changes, and says what is wrong with an app", async () => {
  const folder = await mkdtemp(join(__dirname, "../../.local/bundle-app-"));
  const appDir = join(folder, "app");
  const outDir = join(folder, "out");
  await cp(join(__dirname, "../platform/testing-app"), appDir, { recursive: true });
  await writeFile(
    join(appDir, "src/index.ts"),
    "export const resolver = () => 1;\nexport const tick = resolver, hourly = resolver, work = resolver, echo = resolver, ingest = resolver, lifecycle = resolver;\n",
  );
  expect((await bundleApp({ appDir, outDir })).cached).toBe(false);
  expect((await bundleApp({ appDir, outDir })).cached).toBe(true);
  await writeFile(join(appDir, "src/note.test.ts"), "");
  expect((await bundleApp({ appDir, outDir })).cached).toBe(true);
  expect(await readFile(join(outDir, "__forge_wrapper__.cjs"), "utf8")).toContain(
    "__forge_runtime__",
  );
  await writeFile(join(appDir, "src/index.ts"), "export const resolver: number = 'text';\n");
  await expect(bundleApp({ appDir, outDir })).rejects.toThrow(
    /could not be bundled:[\s\S]*index\.ts/u,
  );
  await rm(folder, { recursive: true });
}, 120_000);

test("says so when there is no app", async () => {
  const folder = await mkdtemp(join(tmpdir(), "no-app-"));
  await expect(bundleApp({ appDir: folder, outDir: join(folder, "out") })).rejects.toThrow();
  await rm(folder, { recursive: true });
});
