import { parseDuration } from "./duration";
import type { LocatedMap } from "./located";
import { parseDescribed } from "./parse-described";
import { readFields, type FieldReader } from "./read-fields";
import type { Reporter } from "./reporter";
import {
  correlationTypes,
  type CompareOperator,
  type CorrelationCondition,
  type CorrelationType,
  type SigmaCorrelation,
} from "./sigma-document";

/** Reads a correlation: a document with `correlation`. Its references are resolved when rules are compiled. */
export const parseCorrelation = (map: LocatedMap, reporter: Reporter): SigmaCorrelation | null => {
  const described = parseDescribed(map, reporter);
  const outer = readFields(map, reporter);
  const block = outer.map("correlation");
  if (block === null) return null;
  const fields = readFields(block, reporter);
  const type = fields.oneOf("type", correlationTypes);
  if (type === null) {
    if (!fields.has("type"))
      reporter.error(block.at, `The type is missing; write one of ${correlationTypes.join(", ")}.`);
    return null;
  }
  const rules = fields.texts("rules");
  if (rules.length === 0)
    reporter.error(block.at, "The correlation names no rules; list their ids or names.");
  const aliases = parseAliases(fields, reporter);
  const condition = parseCorrelationCondition(type, fields, rules.length, reporter);
  const learning = fields.text("learning");
  return {
    kind: "correlation",
    ...described,
    correlation: {
      type,
      rules,
      groupBy: fields.texts("group-by"),
      timespanMs: readDuration(fields, "timespan", reporter),
      condition,
      aliases,
      // SigmaHQ writes generate beside the correlation; the schema of 2.1.0 has it there as well.
      generate: fields.has("generate")
        ? fields.flag("generate", false)
        : outer.flag("generate", false),
      learningMs: learning === null ? 0 : readDuration(fields, "learning", reporter),
    },
  };
};

const readDuration = (fields: FieldReader, key: string, reporter: Reporter): number => {
  const text = fields.text(key);
  const millis = text === null ? null : parseDuration(text);
  if (millis === null) {
    reporter.error(
      fields.at(key),
      `${key} must be a number and s, m, h or d, as in 90m, and at most 1000 days.`,
    );
  }
  return millis ?? 0;
};

const parseAliases = (
  fields: FieldReader,
  reporter: Reporter,
): ReadonlyMap<string, ReadonlyMap<string, string>> => {
  const block = fields.map("aliases");
  const aliases = new Map<string, ReadonlyMap<string, string>>();
  for (const [alias, entry] of block?.entries ?? []) {
    if (entry.value.kind !== "map") {
      reporter.error(
        entry.at,
        `The alias ${alias.slice(0, 40)} must map rule names to field names.`,
      );
      continue;
    }
    const inner = readFields(entry.value, reporter);
    aliases.set(
      alias,
      new Map([...entry.value.entries.keys()].map((rule) => [rule, inner.text(rule) ?? ""])),
    );
  }
  return aliases;
};

const OPERATORS: ReadonlyArray<CompareOperator> = ["gt", "gte", "lt", "lte", "eq", "neq"];

const NEEDS_FIELD: ReadonlySet<CorrelationType> = new Set<CorrelationType>([
  "value_count",
  "value_sum",
  "value_avg",
  "value_percentile",
  "new_value",
  "impossible_travel",
]);
const NEEDS_BOUND: ReadonlySet<CorrelationType> = new Set<CorrelationType>([
  "event_count",
  "value_count",
  "value_sum",
  "value_avg",
  "value_percentile",
]);

const parseCorrelationCondition = (
  type: CorrelationType,
  fields: FieldReader,
  rules: number,
  reporter: Reporter,
): CorrelationCondition => {
  const nothing: CorrelationCondition = {
    bounds: [],
    fields: [],
    percentile: null,
    maxSpeed: FASTEST,
  };
  const block = fields.map("condition");
  if (block === null) {
    if (NEEDS_BOUND.has(type))
      reporter.error(fields.at("type"), `${type} needs a condition, as in "condition: {gte: 10}".`);
    else if (NEEDS_FIELD.has(type))
      reporter.error(fields.at("type"), `${type} needs a condition with a field.`);
    return { ...nothing, bounds: isTemporal(type) ? [{ operator: "gte", value: rules }] : [] };
  }
  const condition = readFields(block, reporter);
  const bounds = OPERATORS.flatMap((operator) => {
    const value = condition.number(operator);
    return value === null ? [] : [{ operator, value }];
  });
  for (const [key, entry] of block.entries) {
    if (!CONDITION_KEYS.has(key))
      reporter.error(
        entry.at,
        `A correlation condition has no "${key.slice(0, 40)}"; use gt, gte, lt, lte, eq, neq or field.`,
      );
  }
  const names = condition.texts("field");
  if (NEEDS_FIELD.has(type) && names.length === 0)
    reporter.error(block.at, `${type} needs a field in its condition.`);
  if (NEEDS_BOUND.has(type) && bounds.length === 0)
    reporter.error(block.at, `${type} needs gt, gte, lt, lte, eq or neq in its condition.`);
  const percentile = condition.number("percentile");
  if (percentile !== null && (percentile < 0 || percentile > 100))
    reporter.error(condition.at("percentile"), "percentile must be from 0 to 100.");
  const all =
    bounds.length === 0 && isTemporal(type) ? [{ operator: "gte" as const, value: rules }] : bounds;
  return {
    bounds: all,
    fields: names,
    percentile,
    maxSpeed: condition.number("max-speed") ?? FASTEST,
  };
};

const CONDITION_KEYS: ReadonlySet<string> = new Set([
  ...OPERATORS,
  "field",
  "percentile",
  "max-speed",
]);

/** km/h; airliners stay below. */
const FASTEST = 1_000;

const isTemporal = (type: CorrelationType): boolean =>
  type === "temporal" || type === "temporal_ordered";
