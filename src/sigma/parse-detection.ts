import type { Condition } from "./condition";
import type { Limits } from "./limits";
import type { Located, LocatedMap } from "./located";
import { isProblem, parseCondition } from "./parse-condition";
import { parseSearch } from "./parse-search";
import type { Reporter } from "./reporter";
import type { Search } from "./search";
import type { Detection } from "./sigma-document";

/** Reads the search identifiers and the condition of a `detection` or `filter` map, leaving out `other` keys. */
export const parseDetection = (
  map: LocatedMap,
  other: ReadonlyArray<string>,
  reporter: Reporter,
  limits: Limits,
): Detection | null => {
  const searches = new Map<string, Search>();
  let values = 0;
  for (const [name, entry] of map.entries) {
    if (name === "condition" || other.includes(name)) continue;
    values += entry.value.size;
    const search = parseSearch(entry.value, reporter, limits);
    if (search !== null) searches.set(name, search);
  }
  if (values > limits.values) {
    reporter.error(
      map.at,
      `This rule has more than ${limits.values} values; put long lists into a named list.`,
      "limit",
    );
    return null;
  }
  const names = [...map.entries.keys()].filter(
    (name) => name !== "condition" && !other.includes(name),
  );
  if (names.length === 0) {
    reporter.error(map.at, 'There is no search identifier; add one, as in "selection:".');
    return null;
  }
  const written = map.entries.get("condition");
  if (written === undefined) {
    reporter.error(map.at, 'The condition is missing; add one, as in "condition: selection".');
    return null;
  }
  const condition = parseConditions(written.value, names, reporter, limits);
  return condition === null || reporter.errors() > 0 ? null : { searches, condition };
};

/** A list of conditions is their OR. */
const parseConditions = (
  value: Located,
  names: ReadonlyArray<string>,
  reporter: Reporter,
  limits: Limits,
): Condition | null => {
  const lines = value.kind === "list" ? value.items : [value];
  const items: Condition[] = [];
  for (const line of lines) {
    if (line.kind !== "scalar" || line.value === null) {
      reporter.error(line.at, 'A condition must be text, as in "selection and not filter".');
      continue;
    }
    const parsed = parseCondition(line.text, names, limits);
    if (isProblem(parsed)) {
      // Exact for conditions on one line, which nearly all are.
      const at = { line: line.at.line, column: line.at.column + parsed.offset };
      reporter.error(
        at,
        parsed.message,
        parsed.unsupported === null ? "syntax" : "unsupported",
        parsed.unsupported ?? undefined,
      );
    } else items.push(parsed);
  }
  const [only] = items;
  if (only === undefined) return lines.length === 0 ? report(value, reporter) : null;
  return items.length === 1 ? only : { kind: "or", items };
};

const report = (value: Located, reporter: Reporter): null => {
  reporter.error(value.at, "The list of conditions is empty.");
  return null;
};
