import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

/** Builds the admin page into static/dist, as before a deployment. */
export async function buildPage(appDir: string): Promise<void> {
  const vite = join(appDir, "node_modules/vite/bin/vite.js");
  await promisify(execFile)(
    process.execPath,
    [vite, "build", "--config", "static/vite.config.ts", "--logLevel", "error"],
    { cwd: appDir },
  );
}
