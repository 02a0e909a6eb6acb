import type { AuditEvent } from "#contract";

/** What somebody is called: the best that the log knows. */
export const actorName = ({ name, email, id }: AuditEvent["actor"]): string => name || email || id;
