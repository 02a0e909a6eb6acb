import type { CspReport } from "./csp-reports";

/** What the outer page learns between two looks: kept in order, asked for by number. */
export interface Feed {
  readonly push: (news: News) => void;
  /** Everything after number `after`, and the number to ask with next time. */
  readonly since: (after: number) => { readonly next: number; readonly news: ReadonlyArray<News> };
}

export type News =
  | { readonly kind: "csp"; readonly report: CspReport }
  | { readonly kind: "realtime"; readonly channel: string; readonly payload: unknown }
  | { readonly kind: "rebuilt" };

/** A page that slept through more than `kept` entries misses the oldest. */
export function createFeed(kept = 500): Feed {
  const entries: Array<News> = [];
  let total = 0;
  return {
    push: (news) => {
      entries.push(news);
      total += 1;
      if (entries.length > kept) entries.shift();
    },
    since: (after) => {
      const missed = Math.max(0, Math.min(total - after, entries.length));
      return { next: total, news: missed === 0 ? [] : entries.slice(-missed) };
    },
  };
}
