import { compileRules } from "#sigma/compile-rules";
import { parseRules } from "#sigma/parse-rules";
import type { BenchEngine } from "./bench-engine";
import { toSigma } from "./to-sigma";

export const ours: BenchEngine = {
  name: "audit-stream",
  prepare: (rules) => {
    const { documents } = parseRules(rules.map(toSigma).join("\n---\n"));
    const compiled = compileRules(documents);
    const numbers = new Map(rules.map((rule) => [`rule-${rule.id}`, rule.id]));
    return {
      match: compiled.match,
      ids: (found) =>
        Array.isArray(found) ? found.map(({ ruleId }) => numbers.get(ruleId) ?? -1) : [],
    };
  },
};
