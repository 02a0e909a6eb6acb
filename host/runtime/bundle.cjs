"use strict";
/*
 * Bundles an app with Atlassian's own @forge/bundler, offline, around our wrapper.
 * A CommonJS process of its own: the bundler needs `require.main`, and takes the working folder for the app's.
 * usage: node bundle.cjs <outDir>      (cwd = the app's folder)
 */
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

const outDir = path.resolve(process.argv[2]);
const runtime = fs.mkdtempSync(path.join(os.tmpdir(), "forge-runtime-"));
fs.mkdirSync(path.join(runtime, "dist"));
for (const name of ["loader", "wrapper"]) {
  fs.copyFileSync(path.join(__dirname, `${name}.cjs`), path.join(runtime, "dist", `${name}.js`));
}
process.env.FORGE_RUNTIME_PATH = runtime;

const { getNodeBundler, getEntryPoints, getWrapperProvider } = require("@forge/bundler");
const { ConfigFile, FileSystemReader, FileSystemWriter } = require("@forge/cli-shared");

const quiet = () => undefined;
const logger = {
  info: quiet,
  debug: quiet,
  trace: quiet,
  warn: console.warn,
  error: console.error,
};

const bundle = async () => {
  const fileSystemReader = new FileSystemReader();
  const config = new ConfigFile(fileSystemReader, new FileSystemWriter());
  const entryPoints = getEntryPoints(await config.getAppHandlers());
  const bundler = getNodeBundler(logger, getWrapperProvider({ fileSystemReader }), config);
  const built = await bundler.bundle({ appDirectory: process.cwd(), entryPoints });
  fs.rmSync(outDir, { recursive: true, force: true });
  fs.cpSync(built.outputDir, outDir, { recursive: true });
  for (const [name, content] of built.additionalOutputs ?? []) {
    const to = path.join(outDir, name);
    if (Buffer.isBuffer(content)) fs.writeFileSync(to, content);
    else fs.cpSync(content, to, { recursive: true });
  }
};

bundle()
  .catch((error) => {
    console.error(error?.message ?? error);
    process.exitCode = 1;
  })
  .finally(() => fs.rmSync(runtime, { recursive: true, force: true }));
