import ipaddr from "ipaddr.js";
import type { AuditEvent } from "#contract";
import { mapTexts } from "#lib/map-texts";
import { AtlassianRaw, AtlassianThing } from "./atlassian-raw";
import { deedOf, type Area, type Verb } from "./deed";
import { withoutNothing } from "./without-nothing";

type Cut = (text: string, limit: number) => string;

const MOST_OF_A_TEXT = 4_000;
const MOST_THINGS = 50;

/**
 * An event in the Elastic Common Schema, with the names of Elastic's own integration (`atlassian_cloud.audit`), so that
 * its dashboards read both. `raw` is what Atlassian sent, null where it is not at hand. Unlike there an action that
 * nobody knows has no category, and the outcome is what the event says.
 */
export function toEcs(event: AuditEvent, raw: unknown, cut: Cut): Record<string, unknown> {
  const { attributes } = AtlassianRaw.parse(raw);
  const { auth, onBehalfOf } = attributes?.actor ?? {};
  const actor = {
    id: cut(event.actor.id, 200),
    name: cut(event.actor.name, 200),
    email: event.actor.email.includes("@") ? cut(event.actor.email, 300) : "",
  };
  const target = {
    id: cut(event.target.id, 300),
    type: cut(event.target.type, 100),
    name: cut(event.target.name, 300),
  };
  const isPerson = event.actor.kind === "user" || event.actor.kind === "unknown";
  const ip = event.ip !== null && ipaddr.isValid(event.ip) ? event.ip : undefined;
  const short = (text: string | undefined): string => cut(text ?? "", 300);
  const thingsOf = (things: ReadonlyArray<unknown> = []) => thingsIn(things, cut);
  return withoutNothing({
    "@timestamp": iso(event.occurredAt),
    ecs: { version: "9.3.0" },
    event: {
      kind: "event",
      module: "atlassian_cloud",
      dataset: "atlassian_cloud.audit",
      provider: event.source,
      id: cut(event.id, 200),
      action: cut(event.action, 200),
      ...classOf(event),
      outcome: event.outcome,
      created: iso(event.processedAt),
    },
    message: cut(event.message, 1_000),
    observer: { vendor: "Atlassian", product: "Atlassian Cloud", type: "saas" },
    service: { name: cut(event.product, 100) },
    user: {
      ...(isPerson && actor),
      ...(target.type === "user" && { target: { id: target.id, name: target.name } }),
    },
    source: {
      ip,
      address: ip === undefined ? cut(event.ip ?? "", 100) : undefined,
      geo: {
        country_name: cut(event.country, 100),
        region_name: short(attributes?.location?.regionName),
        city_name: cut(event.city, 100),
      },
    },
    related: {
      ip: ip === undefined ? [] : [ip],
      user: [
        ...new Set([...(isPerson ? [actor.name, actor.email] : []), short(onBehalfOf?.name)]),
      ].filter((name) => name !== ""),
    },
    labels: { event_key: event.key },
    tags: ["forwarded", "atlassian_cloud-audit"],
    atlassian_cloud: {
      audit: {
        actor: {
          auth: {
            auth_type: short(auth?.authType),
            token_id: short(auth?.tokenId),
            token_label: short(auth?.tokenLabel),
          },
          on_behalf_of: {
            id: short(onBehalfOf?.id),
            name: short(onBehalfOf?.name),
            email: short(onBehalfOf?.email),
          },
          ...(!isPerson && { app: { id: actor.id, name: actor.name } }),
        },
        context:
          attributes === undefined
            ? thingsOf([{ ...target, attributes: { name: target.name } }])
            : thingsOf(attributes.context),
        container: thingsOf(attributes?.container),
        location: { geo: short(attributes?.location?.geo) },
      },
    },
  });
}

function thingsIn(things: ReadonlyArray<unknown>, cut: Cut): ReadonlyArray<object> {
  return things.slice(0, MOST_THINGS).flatMap((thing) => {
    const { data } = AtlassianThing.safeParse(thing);
    if (data === undefined) return [];
    const { id = "", type = "", attributes } = data;
    return [
      withoutNothing({
        id: cut(id, 300),
        type: cut(type, 100),
        attributes: mapTexts(attributes ?? {}, (text) => cut(text, MOST_OF_A_TEXT)),
      }),
    ];
  });
}

/** Only categories and types that the schema allows together. */
function classOf(event: AuditEvent): { readonly category?: string[]; readonly type: string[] } {
  const { area, verb } = deedOf(event);
  const category = categories[area];
  const type = typesOf(area, verb);
  return category === null ? { type } : { category: [...category], type };
}

const categories = {
  authentication: ["authentication"],
  account: ["iam"],
  access: ["iam"],
  group: ["iam"],
  key: ["iam"],
  app: ["configuration", "package"],
  setting: ["configuration"],
  content: ["web"],
  unknown: null,
} as const satisfies Record<Area, ReadonlyArray<string> | null>;

function typesOf(area: Area, verb: Verb): string[] {
  switch (area) {
    case "authentication":
      return verb === "log-out" ? ["end", "info"] : ["start", "info"];
    case "account":
      return ["user", changeOf(verb)];
    case "access":
      return ["user", "admin", "change"];
    case "group":
      return ["group", changeOf(verb)];
    case "key":
      return [changeOf(verb)];
    case "app":
      if (verb === "create") return ["installation"];
      return [changeOf(verb)];
    case "setting":
      return [verb === "read" || verb === "export" ? "access" : changeOf(verb)];
    case "content":
      return [verb === "read" || verb === "export" || verb === "search" ? "access" : "info"];
    case "unknown":
      return ["info"];
  }
}

function changeOf(verb: Verb): "creation" | "change" | "deletion" | "info" {
  switch (verb) {
    case "create":
      return "creation";
    case "delete":
      return "deletion";
    case "log-in":
    case "log-out":
    case "impersonate":
    case "read":
    case "export":
    case "search":
    case "other":
      return "info";
    case "change-password":
    case "reset-password":
    case "enable-mfa":
    case "disable-mfa":
    case "grant":
    case "revoke":
    case "add-member":
    case "remove-member":
    case "update":
    case "enable":
    case "disable":
      return "change";
  }
}

const iso = (at: number): string => new Date(at).toISOString();
