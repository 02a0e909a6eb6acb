import type { JsonObject, JsonValue } from "../json-object";
import type { AppActor, Person, Site, World } from "./world";

/** What happened, before it gets an id and a time. */
export interface Happening {
  readonly action: string;
  readonly actor: JsonObject;
  readonly context: ReadonlyArray<JsonObject>;
  readonly container: ReadonlyArray<JsonObject>;
  readonly location?: JsonObject | undefined;
  readonly message: string;
}

/** The event as the stream sends it, with the key order of the responses seen in 2021 and 2022. */
export const toEventBody = (
  world: World,
  happening: Happening,
  stamp: { readonly id: string; readonly time: string; readonly processedAt: string },
): JsonObject => ({
  id: stamp.id,
  type: "events",
  attributes: {
    time: stamp.time,
    processedAt: stamp.processedAt,
    action: happening.action,
    actor: happening.actor,
    context: happening.context,
    container: happening.container,
    ...(happening.location === undefined ? {} : { location: happening.location }),
  },
  links: { self: `https://api.atlassian.com/admin/v1/orgs/${world.orgId}/events/${stamp.id}` },
  message: { content: happening.message, format: "simple" },
});

const userLinks = (world: World, accountId: string): JsonObject => ({
  alt: `https://admin.atlassian.com/o/${world.orgId}/users/${accountId}`,
  self: `https://api.atlassian.com/users/${accountId}/manage/profile`,
});

/** A person, service account or app as the one who acts. */
export const actorOf = (world: World, who: Person | AppActor, auth?: JsonObject): JsonObject => ({
  id: who.accountId,
  name: who.name,
  email: who.email,
  links: userLinks(world, who.accountId),
  ...(auth === undefined ? {} : { auth }),
});

/** Atlassian acting by itself: neither the id is an account nor the e-mail an address. */
export const systemActor = (world: World): JsonObject => ({
  id: "atlassian-internal-system",
  name: "Atlassian Internal System",
  email: "Atlassian Internal System",
  links: userLinks(world, "atlassian-internal-system"),
});

export const productActor = (): JsonObject => ({
  id: "confluence",
  name: "Confluence",
  email: "Atlassian app",
  links: {},
  picture: null,
});

/** A person as the one who is acted upon. */
export const userItem = (
  world: World,
  who: { accountId: string; email: string },
  more: JsonObject = {},
): JsonObject => ({
  id: who.accountId,
  type: "users",
  attributes: { name: who.email, email: who.email, accountType: "atlassian", ...more },
  links: userLinks(world, who.accountId),
});

export const groupItem = (id: string, name: string): JsonObject => ({
  id,
  type: "groups",
  attributes: { name, groupName: name },
  links: { alt: null, self: null },
});

export const item = (
  type: string,
  id: string,
  attributes: Readonly<Record<string, JsonValue>>,
): JsonObject => ({
  id,
  type,
  attributes,
  links: { alt: null, self: null },
});

export const orgItem = (world: World, more: JsonObject = {}): JsonObject => ({
  id: world.orgId,
  type: "orgs",
  attributes: { name: world.orgName, ...more },
  links: {
    alt: `https://admin.atlassian.com/o/${world.orgId}`,
    self: `https://api.atlassian.com/admin/v1/orgs/${world.orgId}`,
  },
});

/** `siteHostName` carries the scheme, and `name` repeats it: so it is in the recorded pages. */
export const siteItem = (site: Site, more: JsonObject = {}): JsonObject => {
  const host = `https://${site.name}.atlassian.net`;
  return {
    id: site.id,
    type: "sites",
    attributes: { siteHostName: host, name: host, siteName: site.name, ...more },
    links: { alt: host },
  };
};
