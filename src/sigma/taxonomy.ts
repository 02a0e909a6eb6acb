import { deriveAuditField, derivedFields } from "./derive-audit-field";
import { hasPath, readPath } from "./field-path";

/** Short field names of `product: atlassian, service: audit` by the places where the raw event has them. */
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
  const paths = (taxonomyPaths.get(field) ?? attributePath(field) ?? [field]).map((path) =>
    path.split("."),
  );
  const [only] = paths;
  if (only !== undefined && paths.length === 1) {
    return { values: (event) => readPath(event, only), present: (event) => hasPath(event, only) };
  }
  return {
    values: (event) => paths.flatMap((path) => readPath(event, path)),
    present: (event) => paths.some((path) => hasPath(event, path)),
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
