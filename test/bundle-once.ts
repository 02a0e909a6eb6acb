import { resolve } from "node:path";
import { bundleApp } from "../host/runtime/bundle-app";

/** Before all whole-app tests: makes the bundle that they share, so that two of them never make it at the same time. */
// oxlint-disable-next-line import/no-default-export -- Jest asks for one
export default async function bundleOnce(): Promise<void> {
  const appDir = resolve(__dirname, "..");
  await bundleApp({ appDir, outDir: resolve(appDir, ".local/bundle") });
}
