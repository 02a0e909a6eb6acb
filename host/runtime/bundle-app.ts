import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

export interface BundleAppOptions {
  /** Holds manifest.yml and src/. */
  readonly appDir: string;
  /** Replaced as a whole when the bundle is made anew. */
  readonly outDir: string;
}

export interface BundledApp {
  readonly outDir: string;
  /** The bundle of an earlier run was still good. */
  readonly cached: boolean;
}

const HASH_FILE = "source.sha256";

/**
 * Bundles the app as `forge deploy` would, unless nothing that goes into the bundle changed since.
 * @throws Error with the bundler's words (type errors, missing handlers …) when the app cannot be bundled
 */
export const bundleApp = async (options: BundleAppOptions): Promise<BundledApp> => {
  const appDir = resolve(options.appDir);
  const outDir = resolve(options.outDir);
  const hash = await hashOf(appDir);
  const stamp = join(outDir, HASH_FILE);
  if ((await readFile(stamp, "utf8").catch(() => "")) === hash) return { outDir, cached: true };
  await mkdir(dirname(outDir), { recursive: true });
  await runBundler(appDir, outDir);
  await writeFile(stamp, hash);
  return { outDir, cached: false };
};

const here = dirname(fileURLToPath(import.meta.url));

const runBundler = async (appDir: string, outDir: string): Promise<void> => {
  try {
    await promisify(execFile)(process.execPath, [join(here, "bundle.cjs"), outDir], {
      cwd: appDir,
      maxBuffer: 16 * 1024 * 1024,
      env: { ...process.env, NODE_OPTIONS: "" },
    });
  } catch (error) {
    const said =
      error instanceof Error && "stderr" in error ? String(error.stderr).trim() : String(error);
    throw new Error(`The app in ${appDir} could not be bundled:\n${said}`, { cause: error });
  }
};

const hashOf = async (appDir: string): Promise<string> => {
  const found = [
    ...(await filesUnder(join(appDir, "src"))),
    ...["manifest.yml", "package.json", "package-lock.json", "tsconfig.json"].map((name) =>
      join(appDir, name),
    ),
    ...["bundle.cjs", "loader.cjs", "wrapper.cjs"].map((name) => join(here, name)),
  ];
  const hash = createHash("sha256");
  for (const file of found.toSorted()) {
    const content = await readFile(file).catch(() => undefined);
    if (content === undefined) continue;
    hash.update(`${relative(appDir, file)}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
};

/** Tests are not bundled, so a changed test needs no new bundle. */
const filesUnder = async (folder: string): Promise<ReadonlyArray<string>> => {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/u.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
};
