import { deriveAuditField, derivedFields } from "./derive-audit-field";
import { directReader } from "./direct-reader";
import { fieldPath } from "./field-path";

/** Short field names of `product: atlassian, service: audit` by the place in the raw event, and another if that is empty. */
export const taxonomyPaths: ReadonlyMap<string, ReadonlyArray<string>> = new Map([
  ["id", ["id"]],
  ["time", ["attributes.time"]],
  ["processed_at", ["attributes.processedAt"]],
  ["action", ["attributes.action"]],
  ["message", ["message.content", "attributes.message.content"]],
  ["actor.id", ["attributes.actor.id"]],
  ["actor.name", ["attributes.actor.name"]],
  ["actor.email", ["attributes.actor.email"]],
  ["actor.app.id", ["attributes.actor.app.id"]],
  ["on_behalf_of.id", ["attributes.actor.onBehalfOf.id"]],
  ["on_behalf_of.name", ["attributes.actor.onBehalfOf.name"]],
  ["on_behalf_of.email", ["attributes.actor.onBehalfOf.email"]],
  ["auth.type", ["attributes.actor.auth.authType"]],
  ["auth.token.id", ["attributes.actor.auth.tokenId"]],
  ["auth.token.label", ["attributes.actor.auth.tokenLabel", "attributes.actor.auth.tokenName"]],
  ["ip", ["attributes.location.ip"]],
  ["country", ["attributes.location.countryName"]],
  ["region", ["attributes.location.regionName"]],
  ["city", ["attributes.location.city"]],
  ["geo", ["attributes.location.geo"]],
  ["target.type", ["attributes.context.type"]],
  ["target.id", ["attributes.context.id"]],
  ["target.name", ["attributes.context.attributes.name"]],
  ["target.email", ["attributes.context.attributes.email"]],
  ["container.type", ["attributes.container.type"]],
  ["container.id", ["attributes.container.id"]],
  ["container.name", ["attributes.container.attributes.name"]],
]);

/** How to read one field of an event: all its values, and whether it is there at all. */
export interface FieldReader {
  readonly values: (event: unknown) => ReadonlyArray<unknown>;
  readonly present: (event: unknown) => boolean;
  /** A faster way to the value of an event of the usual shape: one value, a list of plain values, or undefined. */
  readonly direct?: (event: unknown) => unknown;
}

/**
 * The reader of a field name: a short name of the taxonomy, `target.X` and `container.X` for attribute X of the
 * context and container, or a dotted path into the raw event.
 */
export const fieldReader = (field: string): FieldReader => {
  const derived = derivedFields.find((name) => name === field);
  if (derived !== undefined) {
    const values = (event: unknown): ReadonlyArray<unknown> => deriveAuditField(derived, event);
    return { values, present: (event) => values(event).length > 0 };
  }
  const paths = (taxonomyPaths.get(field) ?? attributePath(field) ?? [field]).map(pathReader);
  const [first, second] = paths;
  if (first === undefined) return { values: () => [], present: () => false };
  if (second === undefined) return first;
  const { direct } = first;
  return {
    ...(direct === undefined ? {} : { direct }),
    values: (event) => {
      const values = first.values(event);
      return values.length > 0 ? values : second.values(event);
    },
    present: (event) => first.present(event) || second.present(event),
  };
};

const pathReader = (path: string): FieldReader => {
  const general = fieldPath(path);
  const direct = directReader(path);
  if (direct === null) return general;
  return {
    direct,
    present: general.present,
    values: (event) => {
      const value = direct(event);
      if (Array.isArray(value)) return value;
      return value === undefined || typeof value === "object" ? general.values(event) : [value];
    },
  };
};

/** Whether the name belongs to the taxonomy or starts like a path of a raw event. */
export const isKnownField = (field: string): boolean =>
  taxonomyPaths.has(field) ||
  derivedFields.some((name) => name === field) ||
  attributePath(field) !== null ||
  RAW.test(field);

const attributePath = (field: string): ReadonlyArray<string> | null => {
  const [head, ...rest] = field.split(".");
  if (rest.length === 0 || (head !== "target" && head !== "container")) return null;
  return [`attributes.${head === "target" ? "context" : "container"}.attributes.${rest.join(".")}`];
};

const RAW =
  /^(id|type|links|message|relations|attributes)$|^(links|message)\.|^attributes\.(time|processedAt|action|actor|context|container|location|message)(\.|$)/;
