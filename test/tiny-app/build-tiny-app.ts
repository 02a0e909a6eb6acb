import { copyFile, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";

export interface TinyApp {
  readonly dir: string;
  readonly manifest: unknown;
  readonly remove: () => Promise<void>;
}

/** Builds an app of one page around the real `@forge/bridge` into a folder of its own. */
export async function buildTinyApp(): Promise<TinyApp> {
  const dir = await mkdtemp(path.join(tmpdir(), "tiny-app-"));
  const dist = path.join(dir, "dist");
  await mkdir(dist);
  await copyFile(path.join(import.meta.dirname, "page.html"), path.join(dist, "index.html"));
  await build({
    entryPoints: [path.join(import.meta.dirname, "page.ts")],
    outfile: path.join(dist, "page.js"),
    bundle: true,
    format: "iife",
    logLevel: "silent",
  });
  return { dir, manifest, remove: () => rm(dir, { recursive: true, force: true }) };
}

const manifest = {
  app: { id: "ari:cloud:ecosystem::app/11111111-2222-4333-8444-555555555555" },
  modules: {
    "jira:adminPage": [
      { key: "admin", title: "Tiny admin", resource: "page", resolver: { function: "resolve" } },
    ],
    "jira:globalPage": [
      { key: "global", title: "Tiny global", resource: "page", resolver: { function: "resolve" } },
    ],
  },
  resources: [{ key: "page", path: "dist" }],
  permissions: {
    scopes: ["read:jira-work"],
    external: {
      configurable: { enabled: true },
      navigation: ["docs.example.com"],
      fetch: { client: [{ address: "https://api.example.com" }] },
    },
  },
};
