import path from "node:path";
import { build } from "esbuild";

/** One script for the browser from a TypeScript entry below this folder (`outer/main.ts`). */
export async function bundleBrowserCode(entry: string): Promise<string> {
  const built = await build({
    entryPoints: [path.join(import.meta.dirname, entry)],
    bundle: true,
    write: false,
    format: "iife",
    target: "es2022",
    sourcemap: "inline",
    logLevel: "silent",
  });
  const [file] = built.outputFiles;
  if (file === undefined) throw new Error(`page host: esbuild gave nothing for ${entry}`);
  return file.text;
}
