import type { Suppression } from "#contract";
import type { Described } from "../parts/use-base";
import { wordsOf } from "./words-of";

/** A suppression part by part, in words; `moment` writes a time (epoch milliseconds). */
export function describeSuppression(
  suppression: Omit<Suppression, "createdAt" | "createdBy">,
  names: Parameters<typeof wordsOf>[1],
  moment: (at: number) => string,
): Described {
  const [rules, ...conditions] = wordsOf(suppression, names, moment);
  return {
    Why: suppression.reason,
    Until: moment(suppression.expiresAt),
    Rules: rules,
    Conditions: conditions.join("\n"),
  };
}
