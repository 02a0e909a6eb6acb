/** Where the app is, in the words of `history` v4. */
export interface AppLocation {
  readonly pathname: string;
  /** With its question mark, or empty. */
  readonly search: string;
  /** With its hash mark, or empty. */
  readonly hash: string;
  readonly state: unknown;
  readonly key: string;
}

/** What `history.push` and `replace` take, as it crosses the bridge: `{path, state}` or parts of a location. */
export interface HistoryTarget {
  readonly path?: string | undefined;
  readonly pathname?: string | undefined;
  readonly search?: string | undefined;
  readonly hash?: string | undefined;
  readonly state?: unknown;
}

/**
 * The app's location is what follows its module's route in the outer page's address, so a link to the outer page
 * opens the same view.
 */
export const appLocation = {
  /** Undefined when `address` does not belong to the module. */
  read: (
    route: string,
    address: Pick<URL, "pathname" | "search" | "hash">,
    entry: { readonly state?: unknown; readonly key?: string } = {},
  ): AppLocation | undefined => {
    const inside = address.pathname === route || address.pathname.startsWith(`${route}/`);
    if (!inside) return undefined;
    return {
      pathname: address.pathname.slice(route.length) || "/",
      search: address.search,
      hash: address.hash,
      state: entry.state,
      key: entry.key ?? "",
    };
  },

  /** The outer page's address for a target of the app; relative paths start at the app's current one. */
  write: (route: string, current: Pick<AppLocation, "pathname">, target: HistoryTarget): string => {
    const base = new URL(current.pathname, nowhere);
    const url =
      target.path === undefined ? partsOf(base, target) : new URL(inApp(target.path), base);
    return `${route}${url.pathname === "/" ? "" : url.pathname}${url.search}${url.hash}`;
  },
};

const nowhere = "http://app.invalid";

/** A path that would leave the app (`//other`, `https://other`) is taken as text inside it. */
const inApp = (path: string): string =>
  /^([a-z][a-z0-9+.-]*:|\/\/|\\)/i.test(path) ? `/${encodeURIComponent(path)}` : path;

function partsOf(base: URL, target: HistoryTarget): URL {
  const url = target.pathname === undefined ? new URL(base) : new URL(inApp(target.pathname), base);
  url.search = target.search ?? "";
  url.hash = target.hash ?? "";
  return url;
}
