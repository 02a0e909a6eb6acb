import { readFile } from "node:fs/promises";
import path from "node:path";
import { load } from "cheerio/slim";
import type { PageManifest } from "./page-manifest";
import { productionCsp } from "./production-csp";
import type { ResourcePath } from "./resource-path";
import type { PageHandler, PageResponse } from "./serve";

/**
 * Answers for the origin that the app's frame lives on: the files of the manifest's resources, each HTML file with
 * production's policy and with the bridge in front of its own scripts.
 */
export function createAppOrigin(options: {
  /** The folder that paths of the manifest are relative to. */
  readonly appDir: string;
  readonly manifest: PageManifest;
  readonly resourcePath: ResourcePath;
  /** The text of the bridge's script. */
  readonly bridge: string;
  /** Asked with each request, because the outer page starts after this origin. */
  readonly outerOrigin: () => string;
}): PageHandler {
  const { appDir, manifest, resourcePath, bridge, outerOrigin } = options;
  return async (request) => {
    if (request.method !== "GET" && request.method !== "HEAD")
      return notFound("Only GET is served here.");
    if (request.url.pathname === bridgePath)
      return { status: 200, headers: contentType(".js"), body: bridge };
    const found = resourcePath.find(request.url.pathname);
    const resource = manifest.resources.find((one) => one.key === found?.resourceKey);
    if (found === undefined || resource === undefined)
      return notFound("Nothing of the app is at this address.");
    const file = path.join(appDir, resource.path, found.file);
    const bytes = await readFile(file).catch(() => undefined);
    if (bytes === undefined) return notFound(missing(resource.path, found.file));
    if (path.extname(file) !== ".html") {
      return { status: 200, headers: contentType(path.extname(file)), body: bytes };
    }
    const html = bytes.toString("utf8");
    return {
      status: 200,
      headers: {
        ...contentType(".html"),
        "content-security-policy": productionCsp({
          html,
          permissions: manifest.permissions,
          site: outerOrigin(),
          reportUri: `${outerOrigin()}/__host/csp`,
        }),
      },
      body: withBridge(html, outerOrigin()),
    };
  };
}

const bridgePath = "/__forge/global-bridge.js";

/** In production too the bridge is the first, blocking script of the head. */
function withBridge(html: string, outerOrigin: string): string {
  const $ = load(html);
  const script = $("<script></script>").attr({ src: bridgePath, "data-outer-origin": outerOrigin });
  if ($("head").length > 0) $("head").prepend(script);
  else $.root().prepend(script);
  return $.html();
}

const missing = (folder: string, file: string): string =>
  file.endsWith(".html")
    ? `${folder}/${file} is missing. Has the page been built?`
    : `${folder}/${file} is missing.`;

const notFound = (body: string): PageResponse => ({
  status: 404,
  headers: contentType(".txt"),
  body,
});

const contentType = (extension: string): Record<string, string> => ({
  "content-type": types[extension] ?? "application/octet-stream",
});

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".txt": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
};
