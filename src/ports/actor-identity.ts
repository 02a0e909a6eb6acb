import type { AuditEvent } from "#contract";

/** Who an actor is: the id, and where there is none, name and e-mail. Everything else about one may change. */
export function actorIdentity(actor: AuditEvent["actor"]): string {
  return actor.id === "" ? JSON.stringify([actor.name, actor.email]) : actor.id;
}
