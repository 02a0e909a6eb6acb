import type { AuditEvent } from "#contract";
import { storableText } from "./storable-text";

/** Code points that the searchable window keeps of each text. The raw event keeps all of it. */
const eventTextLimits = {
  id: 200,
  action: 200,
  product: 100,
  actorId: 200,
  actorName: 200,
  actorEmail: 255,
  ip: 64,
  country: 100,
  city: 100,
  targetType: 100,
  targetId: 200,
  targetName: 200,
  message: 500,
} as const;

/** The event as it comes back from the searchable window. */
export function storableEvent(event: AuditEvent): AuditEvent {
  const limits = eventTextLimits;
  return {
    ...event,
    id: storableText(event.id, limits.id),
    action: storableText(event.action, limits.action),
    product: storableText(event.product, limits.product),
    actor: {
      ...event.actor,
      id: storableText(event.actor.id, limits.actorId),
      name: storableText(event.actor.name, limits.actorName),
      email: storableText(event.actor.email, limits.actorEmail),
    },
    ip: event.ip === null ? null : storableText(event.ip, limits.ip),
    country: storableText(event.country, limits.country),
    city: storableText(event.city, limits.city),
    target: {
      type: storableText(event.target.type, limits.targetType),
      id: storableText(event.target.id, limits.targetId),
      name: storableText(event.target.name, limits.targetName),
    },
    message: storableText(event.message, limits.message),
  };
}
