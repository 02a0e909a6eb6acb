import { fieldReader } from "./taxonomy";
import type { Described } from "./sigma-document";

/** What makes two matches one alert: the rule, its group and the bucket of event time. */
export interface AlertKey {
  /** Values of the dedup fields, joined; absent values count as empty. */
  readonly group: string;
  /** Start of the bucket, epoch milliseconds: event time rounded down to the rule's dedup window. */
  readonly bucket: number;
}

/** The alert that a match belongs to. `time` is the event's time in epoch milliseconds. */
export const alertKey = (rule: Described, event: unknown, time: number): AlertKey => {
  const { by, windowMs } = rule.alerting.dedup;
  return { group: groupKey(by, event), bucket: Math.floor(time / windowMs) * windowMs };
};

/** The values of these fields as one text; a field with several values counts as their sorted list. */
const groupKey = (fields: ReadonlyArray<string>, event: unknown): string =>
  JSON.stringify(fields.map((field) => fieldKey(field, event)));

/** One field's values as one text, empty if there is none. */
const fieldKey = (field: string, event: unknown): string => {
  const texts = fieldReader(field)
    .values(event)
    .flatMap((value) => (value === null || typeof value === "object" ? [] : [String(value)]));
  return [...new Set(texts)].toSorted().join(", ");
};
