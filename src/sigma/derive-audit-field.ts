import { fieldPath, isObject, type FieldPath } from "./field-path";

/** Short field names that no place of the raw event holds: they are worked out from several. */
export const derivedFields = [
  "actor.type",
  "actor.domain",
  "outcome",
  "product",
  "site",
  "org.id",
  "group",
  "target.user",
] as const;

export type DerivedField = (typeof derivedFields)[number];

const PATHS = {
  app: fieldPath("attributes.actor.app"),
  container: fieldPath("attributes.container"),
  context: fieldPath("attributes.context"),
  email: fieldPath("attributes.actor.email"),
  action: fieldPath("attributes.action"),
  status: fieldPath("attributes.context.attributes.status"),
  actor: fieldPath("attributes.actor.id"),
  containerProduct: fieldPath("attributes.container.attributes.product"),
  contextProduct: fieldPath("attributes.context.attributes.product"),
};

/** Works out a field that no single place of a raw audit event holds. Values are text; none means unknown. */
export const deriveAuditField = (field: DerivedField, event: unknown): ReadonlyArray<string> => {
  switch (field) {
    case "outcome":
      return outcome(event);
    case "actor.type":
      return actorType(event);
    case "actor.domain":
      return texts(event, PATHS.email).flatMap(
        (email) => /^[^@\s]+@([^@\s]+)$/.exec(email)?.[1]?.toLowerCase() ?? [],
      );
    case "product":
      return product(event);
    case "site":
      return distinct(
        things(event, SITE_TYPES)
          .flatMap((thing) => attributeTexts(thing, ["siteHostName", "siteName", "name"]))
          .map(hostName),
      );
    case "org.id":
      return distinct(things(event, ORG_TYPES).flatMap((thing) => textOf(thing["id"])));
    case "group":
      return distinct(
        things(event, GROUP_TYPES).flatMap((thing) => attributeTexts(thing, ["name", "groupName"])),
      );
    case "target.user":
      return distinct(
        things(event, USER_TYPES).flatMap((thing) => [
          ...textOf(thing["id"]),
          ...attributeTexts(thing, ["email"]),
        ]),
      );
  }
};

/** `user_login` can be a failure: then a context item has a status that says so. */
const outcome = (event: unknown): ReadonlyArray<string> => {
  const action = texts(event, PATHS.action)[0];
  if (action === undefined) return [];
  const failed = /(^|_)fail(ed|ure)?$/i.test(action);
  const status = texts(event, PATHS.status).some((text) =>
    /^(fail|failed|failure|denied)$/i.test(text),
  );
  return [failed || status ? "failure" : "success"];
};

const actorType = (event: unknown): ReadonlyArray<string> => {
  const id = texts(event, PATHS.actor)[0];
  const email = texts(event, PATHS.email)[0] ?? "";
  if (id === undefined && email === "") return [];
  if (id === "atlassian-internal-system" || /^Atlassian (Internal System|app)$/i.test(email))
    return ["system"];
  const app = PATHS.app.values(event).some(isObject);
  // Connect and Forge apps act as users with generated addresses; some products act under their own name.
  if (app || /@connect\.atlassian\.com$/i.test(email) || (id !== undefined && /^[a-z]+$/.test(id)))
    return ["app"];
  return ["user"];
};

/** Atlassian's own words: the audit log says "software" where everybody says Jira. */
const product = (event: unknown): ReadonlyArray<string> => {
  const named = [PATHS.containerProduct, PATHS.contextProduct]
    .flatMap((path) => texts(event, path))
    .map((name) => (name.toLowerCase() === "software" ? "jira" : name.toLowerCase()));
  if (named.length > 0) return distinct(named);
  const prefix = /^(jira|confluence|bitbucket|loom|rovo|jsm|compass|trello)_/i.exec(
    texts(event, PATHS.action)[0] ?? "",
  )?.[1];
  return [prefix?.toLowerCase() ?? "admin"];
};

const SITE_TYPES = ["sites", "site"];
const ORG_TYPES = ["orgs", "org", "organization", "organizations"];
const GROUP_TYPES = ["groups", "group"];
const USER_TYPES = ["users", "user", "invited-user"];

/** The context and container items of these types; the site stands in either. */
const things = (
  event: unknown,
  types: ReadonlyArray<string>,
): ReadonlyArray<Readonly<Record<string, unknown>>> =>
  [...PATHS.container.values(event), ...PATHS.context.values(event)]
    .filter(isObject)
    .filter(
      (thing) => typeof thing["type"] === "string" && types.includes(thing["type"].toLowerCase()),
    );

const attributeTexts = (
  thing: Readonly<Record<string, unknown>>,
  names: ReadonlyArray<string>,
): ReadonlyArray<string> => {
  const attributes = thing["attributes"];
  if (!isObject(attributes)) return [];
  return names.flatMap((name) => (Object.hasOwn(attributes, name) ? textOf(attributes[name]) : []));
};

const texts = (event: unknown, path: FieldPath): ReadonlyArray<string> =>
  path.values(event).flatMap(textOf);

const textOf = (value: unknown): ReadonlyArray<string> =>
  typeof value === "string" && value !== "" ? [value] : [];

const hostName = (text: string): string => text.replace(/^https?:\/\//i, "").replace(/\/+$/, "");

const distinct = (values: ReadonlyArray<string>): ReadonlyArray<string> => [...new Set(values)];
