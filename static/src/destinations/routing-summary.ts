import type { Routing } from "#contract";
import { formatCount } from "../text/format-count";

/** In a few words, which alerts a destination hears of. */
export function routingSummary({ minimumLevel, ruleIds, products, actorGroups }: Routing): string {
  const parts = [
    minimumLevel !== undefined && `level ${minimumLevel} and above`,
    ruleIds.length > 0 && formatCount(ruleIds.length, "rule"),
    products.length > 0 && `products ${products.join(", ")}`,
    actorGroups.length > 0 && `actors on ${actorGroups.join(", ")}`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? "every alert" : parts.join("; ");
}
