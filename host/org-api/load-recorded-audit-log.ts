import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isJsonObject, valueAt, type JsonObject } from "./json-object";

export interface RecordedAuditLog {
  /** Oldest first by event time; repeated ids are kept. */
  readonly events: ReadonlyArray<{
    readonly id: string;
    readonly time: number;
    readonly body: JsonObject;
  }>;
  /** Event time of the newest, epoch milliseconds. Set the clock just after it. */
  readonly newest: number;
}

/**
 * Reads recorded answers from a folder: pages `{data:[…]}`, single events `{data:{…}}` and bare events.
 * Provenance notes, action catalogues and files that hold no event are skipped. Throws when no event is found.
 */
export const loadRecordedAuditLog = (directory: string): RecordedAuditLog => {
  const events = readdirSync(directory)
    .filter((name) => name.endsWith(".json") && !name.endsWith(".provenance.json"))
    .toSorted()
    .flatMap((name) => eventsIn(parse(readFileSync(join(directory, name), "utf8"), name)))
    .map((body) => ({
      id: String(body["id"]),
      time: Date.parse(String(valueAt(body, "attributes", "time"))),
      body,
    }))
    .toSorted((left, right) => left.time - right.time);
  const newest = events.at(-1)?.time;
  if (newest === undefined) throw new Error(`no audit events in ${directory}`);
  return { events, newest };
};

const parse = (text: string, name: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${name} is not JSON`, { cause: error });
  }
};

const eventsIn = (value: unknown): ReadonlyArray<JsonObject> => {
  if (!isJsonObject(value)) return [];
  const data = value["data"];
  if (Array.isArray(data)) return data.filter(isJsonObject).filter(isEvent);
  return [isJsonObject(data) ? data : value].filter(isEvent);
};

/** An id, a readable time and an action: a row of the action catalogue has no time. */
const isEvent = (value: JsonObject): boolean =>
  typeof value["id"] === "string" &&
  typeof valueAt(value, "attributes", "action") === "string" &&
  !Number.isNaN(Date.parse(String(valueAt(value, "attributes", "time"))));
