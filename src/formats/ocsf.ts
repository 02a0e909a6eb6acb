import ipaddr from "ipaddr.js";
import type { AuditEvent } from "#contract";
import { mapTexts } from "#lib/map-texts";
import { AtlassianRaw, AtlassianThing } from "./atlassian-raw";
import { ocsfClass } from "./ocsf-class";
import { OCSF_VERSION } from "./ocsf-version";
import { withoutNothing } from "./without-nothing";

type Cut = (text: string, limit: number) => string;

const MOST_OF_A_TEXT = 4_000;

/**
 * An event by the Open Cybersecurity Schema Framework. `raw` is what Atlassian sent, null where it is not at hand. What
 * the schema has no place for stands in `unmapped`; an action that nobody knows is a base event.
 */
export function toOcsf(event: AuditEvent, raw: unknown, cut: Cut): Record<string, unknown> {
  const { class_uid: classUid, activity_id: activityId, activity_name: name } = ocsfClass(event);
  const isPerson = event.actor.kind === "user" || event.actor.kind === "unknown";
  const person = {
    uid: cut(event.actor.id, 200),
    name: cut(event.actor.name, 200),
    email_addr: cut(event.actor.email, 300),
  };
  const ip = event.ip !== null && ipaddr.isValid(event.ip) ? event.ip : undefined;
  return {
    class_uid: classUid,
    category_uid: Math.floor(classUid / 1_000),
    activity_id: activityId,
    ...(name !== undefined && { activity_name: name }),
    type_uid: classUid * 100 + activityId,
    severity_id: 1,
    time: event.occurredAt,
    status_id: { success: 1, failure: 2, unknown: 0 }[event.outcome],
    metadata: withoutNothing({
      version: OCSF_VERSION,
      uid: cut(event.id, 200),
      log_name: event.source,
      logged_time: event.processedAt,
      event_code: cut(event.action, 200),
      product: {
        vendor_name: "Atlassian",
        name: "Atlassian Cloud",
        feature: { name: cut(event.product, 100) },
      },
    }),
    ...withoutNothing({
      message: cut(event.message, 1_000),
      actor: isPerson
        ? { user: person }
        : { app_uid: person.uid, app_name: person.name || event.actor.kind },
      src_endpoint:
        ip === undefined
          ? undefined
          : {
              ip,
              location: {
                city: cut(event.city, 100),
                // The schema's `country` is a code; Atlassian sends a name.
                desc: cut([event.city, event.country].filter(Boolean).join(", "), 200),
              },
            },
    }),
    ...requiredOf(classUid, event, raw, cut),
    unmapped: withoutNothing({
      event_key: event.key,
      target: { type: cut(event.target.type, 100), id: cut(event.target.id, 300) },
      ip: ip === undefined ? cut(event.ip ?? "", 100) : undefined,
      country: cut(event.country, 100),
      raw: raw === null ? undefined : mapTexts(raw, (text) => cut(text, MOST_OF_A_TEXT)),
    }),
  };
}

/** What a class wants beside the base: whom or what the event is about. */
function requiredOf(classUid: number, event: AuditEvent, raw: unknown, cut: Cut): object {
  const { target } = event;
  const isUser = /user|account/.test(target.type);
  const thing = {
    ...(target.id !== "" && { uid: cut(target.id, 300) }),
    name: cut(target.name || target.id || event.action, 300) || "unknown",
  };
  const named = { name: cut(event.product, 100) || "Atlassian Cloud" };
  const actor = {
    ...(event.actor.id !== "" && { uid: cut(event.actor.id, 200) }),
    name: cut(event.actor.name || event.actor.id, 200) || "unknown",
  };
  switch (classUid) {
    case 3_002:
      return { user: actor, service: named };
    case 3_001:
      return { user: isUser ? thing : actor };
    case 3_005:
      return {
        user: isUser ? thing : actor,
        privileges: [isUser ? named.name : thing.name],
      };
    case 3_006:
      return { group: groupIn(raw, cut) ?? thing, ...(isUser && { user: thing }) };
    case 3_004:
      return { entity: { ...thing, ...(target.type !== "" && { type: cut(target.type, 100) }) } };
    case 6_001:
      return {
        web_resources: [{ ...thing, ...(target.type !== "" && { type: cut(target.type, 100) }) }],
      };
    case 6_002:
      return { app: { ...thing, vendor_name: "Atlassian Marketplace" } };
    default:
      return {};
  }
}

/** The group among what the event is about: it need not be the first. */
function groupIn(raw: unknown, cut: Cut): object | undefined {
  const { attributes } = AtlassianRaw.parse(raw);
  const things = [...(attributes?.context ?? []), ...(attributes?.container ?? [])];
  for (const thing of things) {
    const { data } = AtlassianThing.safeParse(thing);
    if (data?.type === undefined || !/group/i.test(data.type)) continue;
    const name = data.attributes?.["name"] ?? data.attributes?.["groupName"];
    const uid = data.id ?? "";
    if (typeof name !== "string" && uid === "") continue;
    return withoutNothing({
      uid: cut(uid, 300),
      name: typeof name === "string" ? cut(name, 300) : "",
    });
  }
  return undefined;
}
