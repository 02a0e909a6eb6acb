import type { AuditEvent, KeyRecord } from "#contract";

/** What tells of keys and tokens. */
export const keyActions: ReadonlyArray<string> = [
  "api_token_created",
  "api_token_revoked",
  "scim_directory_created",
  "scim_directory_deleted",
  "scim_directory_token_rotated",
];

/** A token that something was done with, as a raw event says. */
export interface TokenUse {
  readonly id: string;
  readonly label: string;
  readonly at: number;
}

/** Keys and tokens as the log tells of them: those not revoked first, the newest before the others. */
export function keyInventory(
  events: ReadonlyArray<AuditEvent>,
  uses: ReadonlyArray<TokenUse>,
): ReadonlyArray<KeyRecord> {
  const keys = new Map<string, KeyRecord>();
  for (const event of events.toSorted((a, b) => a.occurredAt - b.occurredAt)) {
    if (!keyActions.includes(event.action) || event.outcome === "failure") continue;
    const { id, name } = event.target;
    const kind = event.action.startsWith("scim") ? "provisioning-token" : "api-key";
    const place = `${kind} ${id || name || event.key}`;
    const by = event.actor.name || event.actor.email || event.actor.id;
    const ends = /revoked|deleted/.test(event.action);
    const before = keys.get(place);
    const begun = ends
      ? { createdAt: before?.createdAt ?? null, createdBy: before?.createdBy ?? "" }
      : { createdAt: event.occurredAt, createdBy: by };
    keys.set(place, {
      id,
      name: name || id || event.message,
      kind,
      ...begun,
      revokedAt: ends ? event.occurredAt : null,
      revokedBy: ends ? by : "",
      lastUsedAt: null,
    });
  }
  const used = usesById(uses);
  const found = [...keys.values()].map((key) => {
    const use = used.get(key.id) ?? used.get(key.name);
    if (use === undefined) return key;
    used.delete(use.id);
    return { ...key, lastUsedAt: use.at };
  });
  const others = [...used.values()].map(({ id, label, at }): KeyRecord => ({
    id,
    name: label || id,
    kind: "seen-in-use",
    createdAt: null,
    createdBy: "",
    revokedAt: null,
    revokedBy: "",
    lastUsedAt: at,
  }));
  return [...found, ...others].toSorted(
    (a, b) => Number(a.revokedAt !== null) - Number(b.revokedAt !== null) || latest(b) - latest(a),
  );
}

const latest = ({ createdAt, revokedAt, lastUsedAt }: KeyRecord): number =>
  Math.max(createdAt ?? 0, revokedAt ?? 0, lastUsedAt ?? 0);

/** The last use of each token. */
function usesById(uses: ReadonlyArray<TokenUse>): Map<string, TokenUse> {
  const last = new Map<string, TokenUse>();
  for (const use of uses) {
    if (use.at >= (last.get(use.id)?.at ?? 0)) last.set(use.id, use);
  }
  return last;
}
