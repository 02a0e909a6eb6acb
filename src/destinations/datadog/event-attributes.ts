import type { AuditEvent } from "#contract";

type Cut = (text: string, limit: number) => string;

/** An event under Datadog's standard attributes, which its searches, facets and detections know. */
export const eventAttributes = (event: AuditEvent, cut: Cut) => ({
  evt: { name: cut(event.action, 200), outcome: event.outcome },
  usr: {
    id: cut(event.actor.id, 200),
    name: cut(event.actor.name, 200),
    email: cut(event.actor.email, 300),
  },
  ...(event.ip !== null && { network: { client: { ip: cut(event.ip, 100) } } }),
});
