import { defaultLimits, type Limits } from "./limits";
import type { Located } from "./located";
import { parseCorrelation } from "./parse-correlation";
import { parseFilter } from "./parse-filter";
import { parseRule } from "./parse-rule";
import { readYaml } from "./read-yaml";
import type { Reporter } from "./reporter";
import type { RuleProblem } from "./rule-problem";
import type { SigmaDocument } from "./sigma-document";
import { warnDocument } from "./warn-document";

export interface ParsedRules {
  /** The documents without errors, in the order written. */
  readonly documents: ReadonlyArray<SigmaDocument>;
  readonly errors: ReadonlyArray<RuleProblem>;
  readonly warnings: ReadonlyArray<RuleProblem>;
}

/**
 * Parses a text of one or more Sigma documents (YAML, divided by `---`). Never throws, whatever the text:
 * errors and warnings carry line and column, and a broken document leaves the others alone.
 */
export const parseRules = (text: string, limits: Limits = defaultLimits): ParsedRules => {
  const read = readYaml(text, limits);
  if ("severity" in read) return { documents: [], errors: [read], warnings: [] };
  const documents: SigmaDocument[] = [];
  for (const { root, reporter } of read) {
    const document = root === null ? null : parseDocument(root, reporter, limits);
    if (document === null || reporter.errors() > 0) continue;
    warnDocument(document, reporter);
    documents.push(document);
  }
  const problems = read.flatMap(({ reporter }) => reporter.problems).slice(0, limits.problems);
  return {
    documents,
    errors: problems.filter((problem) => problem.severity === "error"),
    warnings: problems.filter((problem) => problem.severity === "warning"),
  };
};

const parseDocument = (root: Located, reporter: Reporter, limits: Limits): SigmaDocument | null => {
  if (root.kind !== "map") {
    reporter.error(root.at, "A rule must be a map with title, logsource and detection.");
    return null;
  }
  if (root.entries.has("correlation")) return parseCorrelation(root, reporter);
  if (root.entries.has("filter")) return parseFilter(root, reporter, limits);
  if (root.entries.has("detection")) return parseRule(root, reporter, limits);
  reporter.error(
    root.at,
    "This document has no detection, correlation or filter; add the one that it is.",
  );
  return null;
};
