import { isJsonObject, type JsonObject, type JsonValue } from "../org-api/json-object";

/** Reads `properties: [{key, value}]` of a create, edit or comment call; a text says what is wrong with it. */
export const checkProperties = (value: JsonValue | undefined): JsonObject | string => {
  if (value === undefined || value === null) return {};
  if (!Array.isArray(value)) return "properties: expected a list";
  const properties: Record<string, JsonValue> = {};
  for (const entry of value) {
    const key = isJsonObject(entry) ? entry["key"] : undefined;
    if (!isJsonObject(entry) || typeof key !== "string")
      return "properties: each needs a key and a value";
    const problem = checkProperty(key, entry["value"]);
    if (problem !== undefined) return problem;
    properties[key] = entry["value"] ?? null;
  }
  return properties;
};

/** What is wrong with one property, if anything. Values are JSON of at most 32,768 characters. */
export const checkProperty = (key: string, value: JsonValue | undefined): string | undefined => {
  if (key === "" || key.length > 255)
    return "The property key is invalid: it must be 1 to 255 characters.";
  if (value === undefined) return "The property value is missing.";
  return JSON.stringify(value).length > 32_768
    ? "The property value is too long: the limit is 32768 characters."
    : undefined;
};
