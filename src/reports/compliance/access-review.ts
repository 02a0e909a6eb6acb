import type { AccessHolder, AuditEvent } from "#contract";

/** What gives administrator rights and what takes them, whoever and whatever it is about. */
export const adminActions: ReadonlyArray<string> = [
  "added_org_admin",
  "removed_org_admin",
  "group_granted_admin_access",
  "group_revoked_admin_access",
];

/** What does where the name of a role or group says so. */
export const namedActions: ReadonlyArray<string> = [
  "user_granted_role",
  "user_revoked_role",
  "group_granted_role",
  "group_revoked_role",
  "user_added_to_group",
  "user_removed_from_group",
  "scim_group_add_member",
  "scim_group_remove_member",
];

/**
 * Who holds administrator rights as far as the log tells: those who do first, the latest grants before the others. What
 * was granted before the stored events, or in a way that the log does not have, is not in here.
 */
export function accessReview(
  events: ReadonlyArray<AuditEvent>,
): ReadonlyArray<Omit<AccessHolder, "lastSeenAt">> {
  const holders = new Map<string, Omit<AccessHolder, "lastSeenAt">>();
  for (const event of events.toSorted((a, b) => a.occurredAt - b.occurredAt)) {
    const said = rightOf(event);
    if (said === null) continue;
    const { gives, ...holder } = said;
    const place = JSON.stringify([holder.id || holder.name, holder.right, holder.detail]);
    const before = holders.get(place);
    const by = event.actor.name || event.actor.email || event.actor.id;
    if (gives) {
      // Given again while it stands, it stands since the first time.
      if (before?.grantedAt !== undefined && before.revokedAt === null) continue;
      const granted = { grantedAt: event.occurredAt, grantedBy: by };
      holders.set(place, { ...holder, ...granted, revokedAt: null, revokedBy: "" });
    } else {
      const granted = { grantedAt: before?.grantedAt ?? null, grantedBy: before?.grantedBy ?? "" };
      holders.set(place, { ...holder, ...granted, revokedAt: event.occurredAt, revokedBy: by });
    }
  }
  return [...holders.values()].toSorted(
    (a, b) =>
      Number(a.revokedAt !== null) - Number(b.revokedAt !== null) ||
      (b.revokedAt ?? b.grantedAt ?? 0) - (a.revokedAt ?? a.grantedAt ?? 0),
  );
}

type Said = Pick<AccessHolder, "id" | "name" | "kind" | "right" | "detail"> & {
  readonly gives: boolean;
};

/** What an event gives or takes; null where it is not about administrators. */
function rightOf({ action, target, message, outcome }: AuditEvent): Said | null {
  if (outcome === "failure") return null;
  if (!adminActions.includes(action) && !namedActions.includes(action)) return null;
  const gives = /granted|add/.test(action);
  const whom = { id: target.id, name: target.name || message };
  if (action.endsWith("_org_admin")) {
    return { ...whom, kind: "person", right: "organization-admin", detail: "", gives };
  }
  if (action.endsWith("_admin_access")) {
    return { ...whom, kind: "group", right: "admin-access", detail: "", gives };
  }
  if (action.endsWith("_role")) {
    const role = /^(?:granted|revoked)\s+(.+?)\s+role/i.exec(message)?.[1] ?? message;
    const kind = action.startsWith("group") ? "group" : "person";
    return isAdmin(role) ? { ...whom, kind, right: "admin-role", detail: role, gives } : null;
  }
  // The first thing that such an event names is the group or the member; the sentence names both.
  const named = /^(?:added|removed)\s+(.+?)\s+(?:to|from)\s+(.+?)\s+group/i.exec(message);
  const isGroup = target.type.startsWith("group");
  const group = isGroup ? target.name : (named?.[2] ?? "");
  if (!isAdmin(group)) return null;
  const member = isGroup ? { id: "", name: named?.[1] ?? "somebody" } : whom;
  return { ...member, kind: "person", right: "admin-group", detail: group, gives };
}

const isAdmin = (name: string): boolean => /admin/i.test(name);
