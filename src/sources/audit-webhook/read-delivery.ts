import { parseJson } from "#lib/parse-json";
import { err, ok, type Result } from "#lib/result";

/**
 * The events of one delivery of Atlassian's audit log webhook, each as the audit log API would give it. No payload is
 * published: batches are announced, and what parsers in the field read tells that an event stands in `data.record` or
 * `record`. Whatever else comes is handed on as it is, so that it ends in quarantine, with its reason, and not nowhere.
 */
export function readDelivery(body: string): Result<ReadonlyArray<unknown>, string> {
  const parsed = parseJson(body);
  if (typeof parsed !== "object" || parsed === null) return err("The body has to be JSON.");
  return ok(eventsIn(parsed, 0));
}

/** A wrapper in a wrapper in a list: nothing deeper has been seen. */
const MOST_WRAPPERS = 4;

function eventsIn(value: unknown, depth: number): ReadonlyArray<unknown> {
  if (Array.isArray(value)) {
    return depth > MOST_WRAPPERS ? [value] : value.flatMap((one) => eventsIn(one, depth + 1));
  }
  if (depth > MOST_WRAPPERS || !isRecord(value) || isRecord(value["attributes"])) return [value];
  const inner = ["events", "records", "data", "record"]
    .map((name) => value[name])
    .find((found) => Array.isArray(found) || isRecord(found));
  return inner === undefined ? [value] : eventsIn(inner, depth + 1);
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
