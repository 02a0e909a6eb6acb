import type { SigmaCorrelation } from "./sigma-document";
import { fieldReader, type FieldReader } from "./taxonomy";

/**
 * One match of a rule as a correlation sees it. It holds nothing else of the event, so that it can be kept in a
 * table or in memory while its window is open.
 */
export interface BaseMatch {
  /** The rule or base correlation that matched. */
  readonly ruleId: string;
  readonly eventId: string;
  /** Event time, epoch milliseconds. */
  readonly time: number;
  /** The group-by values as one text; matches of different groups never meet. */
  readonly group: string;
  /** What is counted, added, averaged, ranked or compared; empty for types without a field. */
  readonly values: ReadonlyArray<string>;
  /**
   * A correlation goes on holding for several matches: those with the same text here are one when events are counted.
   * Absent for matches of rules.
   */
  readonly once?: string;
}

/**
 * Makes the reader of a correlation: what it keeps of a match, or null when the event has no value for one of the
 * group-by fields. Events without an address must not form one large group.
 */
export const correlationInput = (document: SigmaCorrelation): CorrelationInput => {
  const { aliases, groupBy, condition } = document.correlation;
  const readersByRule = new Map<string, Readers>();
  const readersOf = (ruleId: string): Readers => {
    const known = readersByRule.get(ruleId);
    if (known !== undefined) return known;
    const reader = (field: string): FieldReader =>
      fieldReader(aliases.get(field)?.get(ruleId) ?? field);
    const readers = { group: groupBy.map(reader), values: condition.fields.map(reader) };
    readersByRule.set(ruleId, readers);
    return readers;
  };
  return ({ ruleId, eventId, time }, event) => {
    const readers = readersOf(ruleId);
    const group = combined(readers.group, event);
    return group === null
      ? null
      : { ruleId, eventId, time, group, values: fieldValues(readers.values, event) };
  };
};

export type CorrelationInput = (
  match: { readonly ruleId: string; readonly eventId: string; readonly time: number },
  event: unknown,
) => BaseMatch | null;

interface Readers {
  readonly group: ReadonlyArray<FieldReader>;
  readonly values: ReadonlyArray<FieldReader>;
}

/** One text for the values of several fields, or null if one has none. */
const combined = (readers: ReadonlyArray<FieldReader>, event: unknown): string | null => {
  const keys: string[] = [];
  for (const reader of readers) {
    const texts = textsOf(reader, event);
    if (texts.length === 0) return null;
    keys.push(texts.length === 1 ? (texts[0] ?? "") : texts.toSorted().join(", "));
  }
  return JSON.stringify(keys);
};

/** One field counts each of its values; several fields form one combined value, and all must be there. */
const fieldValues = (
  readers: ReadonlyArray<FieldReader>,
  event: unknown,
): ReadonlyArray<string> => {
  const [only, second] = readers;
  if (only === undefined) return NOTHING;
  if (second === undefined) return textsOf(only, event);
  const value = combined(readers, event);
  return value === null ? NOTHING : [value];
};

const NOTHING: ReadonlyArray<never> = [];

const textsOf = (reader: FieldReader, event: unknown): ReadonlyArray<string> => {
  const texts = new Set<string>();
  for (const value of reader.values(event)) {
    if (value !== null && value !== "" && typeof value !== "object") texts.add(String(value));
  }
  return [...texts];
};
