import type { AskFailure } from "./ask-failure";

/** Tells apart, by its words, what the bridge throws when a question did not get through: it has no codes. */
export function transportFailure(error: unknown): AskFailure {
  const words = error instanceof Error ? error.message : String(error);
  if (/rate.?limit|too many|\b429\b/i.test(words)) return { kind: "too-many" };
  if (/time[ds]?.?out|deadline|\b504\b/i.test(words)) return { kind: "timeout" };
  if (/not allowed|permission|unauthori[sz]ed|forbidden|\b40[13]\b/i.test(words)) {
    return { kind: "not-allowed" };
  }
  if (/network|failed to fetch|offline|load failed|connection/i.test(words))
    return { kind: "network" };
  return { kind: "broken" };
}
