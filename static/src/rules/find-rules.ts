import type { RuleSummary } from "#contract";

/** The rules that have all the words in what people read of them; case does not matter. */
export function findRules(rules: readonly RuleSummary[], words: string): readonly RuleSummary[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return rules.filter((rule) => {
    const text = [rule.title, rule.description, rule.level, rule.status, ...rule.tags]
      .join(" ")
      .toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}
