import { fieldKey, groupKey } from "./alert-key";
import type { SigmaCorrelation } from "./sigma-document";
import { fieldReader } from "./taxonomy";

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
}

/**
 * What a correlation keeps of a match, or null when the event has no value for one of the group-by fields: events
 * without an address must not form one large group. `ruleId` decides which field an alias stands for.
 */
export const correlationInput = (
  document: SigmaCorrelation,
  match: { readonly ruleId: string; readonly eventId: string; readonly time: number },
  event: unknown,
): BaseMatch | null => {
  const { aliases, groupBy, condition } = document.correlation;
  const resolve = (field: string): string => aliases.get(field)?.get(match.ruleId) ?? field;
  const groupFields = groupBy.map(resolve);
  if (groupFields.some((field) => fieldKey(field, event) === "")) return null;
  const { ruleId, eventId, time } = match;
  return {
    ruleId,
    eventId,
    time,
    group: groupKey(groupFields, event),
    values: fieldValues(condition.fields.map(resolve), event),
  };
};

/** One field counts each of its values; several fields form one combined value, and all must be there. */
const fieldValues = (fields: ReadonlyArray<string>, event: unknown): ReadonlyArray<string> => {
  const [only] = fields;
  if (only === undefined) return [];
  if (fields.length > 1) {
    const keys = fields.map((field) => fieldKey(field, event));
    return keys.includes("") ? [] : [JSON.stringify(keys)];
  }
  const texts = fieldReader(only)
    .values(event)
    .flatMap((value) => (value === null || typeof value === "object" ? [] : [String(value)]));
  return [...new Set(texts)].filter((text) => text !== "");
};
