export type JsonValue = null | boolean | number | string | ReadonlyArray<JsonValue> | JsonObject;

/** Any JSON object. Events are kept as such, because half of the point is that they do not always have their documented shape. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The value at a path of keys, or undefined where the path ends early. */
export const valueAt = (
  value: JsonValue | undefined,
  ...path: ReadonlyArray<string | number>
): JsonValue | undefined => {
  let here: JsonValue | undefined = value;
  for (const step of path) {
    if (Array.isArray(here) && typeof step === "number") here = elementAt(here, step);
    else if (isJsonObject(here) && typeof step === "string") here = here[step];
    else return undefined;
  }
  return here;
};

const elementAt = (list: ReadonlyArray<JsonValue>, index: number): JsonValue | undefined =>
  list[index];
