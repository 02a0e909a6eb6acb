import type { SigmaCorrelation, SigmaDocument, SigmaRule } from "#sigma/sigma-document";

/** The rules that look at single events: the rule itself, or those that a correlation counts, however deep. */
export function basesOf(
  document: SigmaRule | SigmaCorrelation,
  others: ReadonlyArray<SigmaDocument>,
  seen: ReadonlySet<string> = new Set(),
): ReadonlyArray<SigmaRule> {
  if (document.kind === "rule") return [document];
  if (seen.has(document.id)) return [];
  const named = others.filter(
    (one): one is SigmaRule | SigmaCorrelation =>
      one.kind !== "filter" &&
      document.correlation.rules.some((name) => name === one.id || name === one.name),
  );
  return named.flatMap((one) => basesOf(one, others, new Set([...seen, document.id])));
}
