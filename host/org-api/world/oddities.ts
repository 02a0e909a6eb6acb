import type { Random } from "../../random";
import { isJsonObject, type JsonObject, type JsonValue } from "../json-object";

type Oddity = (body: JsonObject, random: Random) => JsonObject;

/** Now and then gives an event one of the shapes that were seen in real answers and are in no document. */
export const withOddity = (body: JsonObject, random: Random, rate: number): JsonObject =>
  random.chance(rate) ? random.pick(oddities)(body, random) : body;

const inAttributes = (
  body: JsonObject,
  change: (attributes: JsonObject) => JsonObject,
): JsonObject => {
  const attributes = body["attributes"];
  return isJsonObject(attributes) ? { ...body, attributes: change(attributes) } : body;
};

const without = (object: JsonObject, key: string): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));

const attribute =
  (key: string, value: JsonValue): Oddity =>
  (body) =>
    inAttributes(body, (attributes) => ({ ...attributes, [key]: value }));

const firstOf = (value: JsonValue | undefined): JsonValue =>
  Array.isArray(value) ? toJson(value[0]) : null;

/** What a checked index access gives, with null for nothing. */
const toJson = (value: JsonValue | undefined): JsonValue => value ?? null;

const oddities: ReadonlyArray<Oddity> = [
  (body) => inAttributes(body, (attributes) => without(attributes, "location")),
  attribute("location", {}),
  attribute("location", { geo: "" }),
  attribute("location", { ip: "", countryName: "", regionName: "", city: "" }),
  (body) => inAttributes(body, (attributes) => without(attributes, "context")),
  attribute("context", []),
  // Only one made-up source has these two; a parser should still not lose the event.
  (body) =>
    inAttributes(body, (attributes) => ({
      ...attributes,
      context: firstOf(attributes["context"]),
    })),
  (body) =>
    inAttributes(body, (attributes) => ({
      ...attributes,
      container: firstOf(attributes["container"]),
    })),
  (body) => inAttributes(body, (attributes) => without(attributes, "container")),
  (body) =>
    inAttributes(body, (attributes) => ({
      ...attributes,
      container: [
        ...listOf(attributes["container"]),
        { id: "unit-1", type: "unit", attributes: { name: "Example unit" } },
      ],
    })),
  (body) =>
    inAttributes(body, (attributes) => ({
      ...attributes,
      actor: {
        ...objectOf(attributes["actor"]),
        app: { id: "app-1", type: "apps" },
        onBehalfOf: { id: "user-1" },
      },
    })),
  (body) => without(body, "links"),
  (body) => ({ ...body, links: { self: null } }),
  (body) => ({ ...body, relations: null }),
  (body) => ({ ...body, message: { content: "", format: "simple" } }),
  (body) => ({
    ...body,
    message: { content: "Withheld by an administrator", format: "text/plain" },
  }),
  (body) => without(body, "message"),
  (body) =>
    inAttributes(body, (attributes) => ({
      ...attributes,
      actor: { ...objectOf(attributes["actor"]), links: {}, picture: null },
    })),
  (body) =>
    inAttributes(body, (attributes) => ({
      ...attributes,
      actor: without(objectOf(attributes["actor"]), "name"),
    })),
  attribute("actionCategory", "USER_ACTIVITY"),
];

const listOf = (value: JsonValue | undefined): ReadonlyArray<JsonValue> =>
  Array.isArray(value) ? value : [];

const objectOf = (value: JsonValue | undefined): JsonObject => (isJsonObject(value) ? value : {});

/** Shapes that no parser can accept: no id, no time, no action, not even an object. */
export const malformedBody = (body: JsonObject, random: Random): JsonValue =>
  random.pick<(good: JsonObject) => JsonValue>([
    (good) => without(good, "id"),
    (good) => inAttributes(good, (attributes) => without(attributes, "time")),
    (good) => inAttributes(good, (attributes) => ({ ...attributes, time: "yesterday" })),
    (good) => inAttributes(good, (attributes) => without(attributes, "action")),
    (good) => without(good, "attributes"),
    () => "event",
  ])(body);
