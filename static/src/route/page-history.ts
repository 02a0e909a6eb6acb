import { view } from "@forge/bridge";
import type { PagePlace } from "./page-place";

/** The browser's address, as far as the page may see and move it. */
export interface PageHistory {
  start: PagePlace;
  go(place: PagePlace, replace: boolean): void;
  /** Calls back when somebody goes back or forward. */
  onMove(moved: (place: PagePlace) => void): void;
}

/** The history of the page around us; where that has none for the app, one that ends with this page. */
export async function pageHistory(): Promise<PageHistory> {
  try {
    const history = await view.createHistory();
    const start = history.location;
    return {
      start: { path: start.pathname, query: start.search.replace(/^\?/, "") },
      go: ({ path, query }, replace) => {
        const address = query === "" ? path : `${path}?${query}`;
        if (replace) history.replace(address);
        else history.push(address);
      },
      // Our own moves come back late, when the next may have been made already: only other people's count.
      onMove: (moved) =>
        history.listen((place, action) => {
          if (action === "PUSH" || action === "REPLACE") return;
          moved({ path: place.pathname, query: place.search.replace(/^\?/, "") });
        }),
    };
  } catch {
    return { start: { path: "/", query: "" }, go: () => undefined, onMove: () => undefined };
  }
}
