import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { toMillis } from "#sigma/time-part";

export interface LoadedEvent {
  readonly id: string;
  /** Event time, epoch milliseconds; 0 if the event has none. */
  readonly time: number;
  readonly event: Readonly<Record<string, unknown>>;
}

/**
 * Events of files that hold one event, an array, a page of the API (`data`) or one event a line; by event time. Of a
 * folder, the files in it that hold events.
 */
export const loadEvents = (paths: ReadonlyArray<string>): ReadonlyArray<LoadedEvent> =>
  paths
    .flatMap((path) =>
      statSync(path).isDirectory()
        ? filesIn(path).flatMap((file) => eventsIn(file).filter(isEvent))
        : eventsIn(path),
    )
    .map((event, index) => toLoaded(event, index))
    .toSorted((a, b) => a.time - b.time);

export const toLoaded = (event: Readonly<Record<string, unknown>>, index: number): LoadedEvent => {
  const attributes = isObject(event["attributes"]) ? event["attributes"] : {};
  const time = typeof attributes["time"] === "string" ? toMillis(attributes["time"]) : Number.NaN;
  const id = event["id"];
  return {
    id: typeof id === "string" ? id : `event-${index + 1}`,
    time: Number.isNaN(time) ? 0 : time,
    event,
  };
};

const filesIn = (folder: string): ReadonlyArray<string> =>
  readdirSync(folder)
    .filter((name) => /\.(nd)?jsonl?$/i.test(name) && !name.endsWith(".provenance.json"))
    .toSorted()
    .map((name) => join(folder, name));

const eventsIn = (file: string): ReadonlyArray<Readonly<Record<string, unknown>>> =>
  parseEvents(file, readFileSync(file, "utf8"));

/** Other answers of the API may lie beside recorded pages: a row of the catalogue of actions has no such attributes. */
const isEvent = ({ id, attributes }: Readonly<Record<string, unknown>>): boolean =>
  typeof id === "string" && isObject(attributes) && typeof attributes["action"] === "string";

const parseEvents = (
  file: string,
  text: string,
): ReadonlyArray<Readonly<Record<string, unknown>>> => {
  const whole = parseJson(text);
  if (whole !== undefined) return unwrap(file, whole);
  return text
    .split("\n")
    .flatMap((line, index) => (line.trim() === "" ? [] : [{ line, index }]))
    .flatMap(({ line, index }) => {
      const value = parseJson(line);
      if (value === undefined) throw new Error(`${file}: line ${index + 1} is not JSON`);
      return unwrap(file, value);
    });
};

const unwrap = (file: string, value: unknown): ReadonlyArray<Readonly<Record<string, unknown>>> => {
  if (Array.isArray(value)) return value.flatMap((one) => unwrap(file, one));
  if (!isObject(value)) throw new Error(`${file} holds something that is no event`);
  const data = value["data"];
  if (Array.isArray(data)) return data.flatMap((one) => unwrap(file, one));
  return isObject(data) ? [data] : [value];
};

const parseJson = (text: string): unknown => {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
