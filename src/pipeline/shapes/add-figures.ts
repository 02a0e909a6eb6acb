import type { Figures } from "#contract";
import { tally } from "#lib/tally";

const fields = ["products", "categories", "actions", "actors", "countries", "ips"] as const;

/**
 * Adds figures up and keeps the most frequent values of each kind. What is cut off stays in the total, so the sum of
 * the values tells how much that was.
 */
export function addFigures(parts: ReadonlyArray<Figures>, keep: number): Figures {
  const added = (field: (typeof fields)[number]): Array<[string, number]> =>
    tally(parts.map((part) => part[field]))
      .slice(0, keep)
      .map(([text, count]) => [text, count]);
  return {
    total: parts.reduce((sum, part) => sum + part.total, 0),
    products: added("products"),
    categories: added("categories"),
    actions: added("actions"),
    actors: added("actors"),
    countries: added("countries"),
    ips: added("ips"),
  };
}
