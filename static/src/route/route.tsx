import { createContext, useCallback, useEffect, useMemo, useState, type ReactNode } from "react";
import type { PageHistory } from "./page-history";
import type { PagePlace } from "./page-place";

export interface Route {
  path: string;
  query: URLSearchParams;
  /** Goes to another place of the page; `replace` leaves no step to go back to. */
  go(path: string, query?: URLSearchParams, how?: { replace?: boolean }): void;
}

export const RouteContext = createContext<Route | null>(null);

/** Keeps the place in the page and the browser's address the same. */
export function RouteProvider({
  history,
  children,
}: {
  history: PageHistory;
  children: ReactNode;
}) {
  const [place, setPlace] = useState<PagePlace>(history.start);
  useEffect(() => history.onMove(setPlace), [history]);
  const go = useCallback<Route["go"]>(
    (path, query, how) => {
      const next = { path, query: query?.toString() ?? "" };
      setPlace(next);
      history.go(next, how?.replace ?? false);
    },
    [history],
  );
  const route = useMemo(
    () => ({ path: place.path, query: new URLSearchParams(place.query), go }),
    [place, go],
  );
  return <RouteContext.Provider value={route}>{children}</RouteContext.Provider>;
}
