import type { Condition } from "./condition";
import type { Limits } from "./limits";
import type { LocatedMap } from "./located";
import { parseDescribed } from "./parse-described";
import { parseDetection } from "./parse-detection";
import { parseLogsource } from "./parse-rule";
import { readFields } from "./read-fields";
import type { Reporter } from "./reporter";
import type { SigmaFilter } from "./sigma-document";

/** Reads a filter: a document with `filter`, which narrows the rules that it names. */
export const parseFilter = (
  map: LocatedMap,
  reporter: Reporter,
  limits: Limits,
): SigmaFilter | null => {
  const described = parseDescribed(map, reporter);
  const logsource = parseLogsource(map, reporter);
  const block = readFields(map, reporter).map("filter");
  if (block === null) return null;
  const fields = readFields(block, reporter);
  const rules = fields.texts("rules");
  if (rules.length === 0)
    reporter.error(
      block.at,
      'The filter names no rules; list their ids or names, or write "rules: any".',
    );
  const detection = parseDetection(block, ["rules"], reporter, limits);
  if (detection === null) return null;
  const mode = filterMode(map, detection.condition, reporter);
  if (mode === null) return null;
  const any = rules.length === 1 && rules[0]?.toLowerCase() === "any";
  return { kind: "filter", ...described, logsource, rules: any ? "any" : rules, detection, mode };
};

/**
 * The specification's own example suppresses what its plain `condition: selection` matches, while published
 * filters and pySigma write `not selection` and join it with AND. Both are read as meant, by how the search
 * identifiers occur; a condition that mixes the two must say its mode.
 */
const filterMode = (
  map: LocatedMap,
  condition: Condition,
  reporter: Reporter,
): SigmaFilter["mode"] | null => {
  const block = readFields(map, reporter).map("audit-stream");
  const written =
    block === null
      ? null
      : readFields(block, reporter).oneOf("mode", ["suppress", "keep"] as const);
  if (written !== null) return written;
  const signs = occurrences(condition, true);
  if (signs.size === 1) return signs.has(true) ? "suppress" : "keep";
  reporter.error(
    readFields(map, reporter).at("filter"),
    'This condition can be read as what to suppress or as what to keep; add "audit-stream: { mode: suppress }" or "mode: keep".',
  );
  return null;
};

const occurrences = (condition: Condition, positive: boolean): ReadonlySet<boolean> => {
  switch (condition.kind) {
    case "not":
      return occurrences(condition.item, !positive);
    case "and":
    case "or":
      return new Set(condition.items.flatMap((item) => [...occurrences(item, positive)]));
    case "name":
    case "of":
      return new Set([positive]);
  }
};
