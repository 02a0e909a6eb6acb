import path from "node:path";

/**
 * Maps addresses of the app's origin to files, in production's shape:
 * `/<appId>/<envId>/<uuid>/<resourceKey>/_ctx_<context>/<path>`.
 * An app that asks for `/assets/x.js` by an absolute path therefore fails here as it fails in production.
 */
export interface ResourcePath {
  /** The address of the resource's folder, with a slash at its end. */
  readonly prefixOf: (resourceKey: string) => string;
  /** Undefined for everything that is not a file inside a resource's folder. */
  readonly find: (
    pathname: string,
  ) => { readonly resourceKey: string; readonly file: string } | undefined;
}

export function createResourcePath(ids: {
  readonly appId: string;
  readonly environmentId: string;
  readonly deploymentId: string;
}): ResourcePath {
  const base = `/${ids.appId}/${ids.environmentId}/${ids.deploymentId}`;
  const context = "_ctx_local";
  return {
    prefixOf: (resourceKey) => `${base}/${resourceKey}/${context}/`,
    find: (pathname) => {
      const decoded = decode(pathname);
      if (decoded === undefined || !decoded.startsWith(`${base}/`)) return undefined;
      const [resourceKey, marker, ...rest] = decoded.slice(base.length + 1).split("/");
      if (resourceKey === undefined || marker !== context || rest.length === 0) return undefined;
      if (decoded.includes("\0") || decoded.includes("\\")) return undefined;
      const file = path.posix.normalize(rest.join("/"));
      return file === ".." || file.startsWith("../") || file.startsWith("/")
        ? undefined
        : { resourceKey, file };
    },
  };
}

function decode(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
}
