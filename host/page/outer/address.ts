import type { ShownModule } from "./ask-host";

/** What an address of the outer page shows. */
export type Place =
  | { readonly kind: "home" }
  | { readonly kind: "issues" }
  | { readonly kind: "issue"; readonly key: string }
  /** `name` is the chosen one; undefined: the first. */
  | { readonly kind: "receivers"; readonly name: string | undefined }
  | { readonly kind: "module"; readonly module: ShownModule }
  | { readonly kind: "elsewhere" };

/** Reads an address. Everything of Jira that the local host does not have is `elsewhere`. */
export function placeOf(modules: ReadonlyArray<ShownModule>, pathname: string): Place {
  if (pathname === "/") return { kind: "home" };
  if (pathname === "/issues") return { kind: "issues" };
  const issue = /^\/browse\/([A-Za-z][A-Za-z0-9_]*-\d+)$/.exec(pathname)?.[1];
  if (issue !== undefined) return { kind: "issue", key: issue.toUpperCase() };
  const receivers = /^\/receivers(?:\/([a-z-]+))?$/.exec(pathname);
  if (receivers !== null) return { kind: "receivers", name: receivers[1] };
  const module = modules.find(
    ({ route }) => pathname === route || pathname.startsWith(`${route}/`),
  );
  return module === undefined ? { kind: "elsewhere" } : { kind: "module", module };
}
