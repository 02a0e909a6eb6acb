import type { AuditEvent } from "#contract";

const people = ["Ada Example", "Grace Sample", "Alan Person", "Edsger Model", "Barbara Case"];
const actions = [
  ["user_login", "User logged in", "organization", "user"],
  ["user_failed_login", "User failed to log in", "organization", "user"],
  ["jira_issue_viewed", "Issue viewed", "jira", "issue"],
  ["page_exported", "Page exported", "confluence", "page"],
  ["api_token_created", "API token created", "organization", "apiToken"],
  ["user_granted_role", "User granted role", "organization", "user"],
  ["group_member_added_with_a_long_name", "", "organization", "group"],
  ["policy_updated", "Authentication policy updated", "organization", "policy"],
] as const;
const places = [
  ["DE", "Berlin", "192.0.2"],
  ["US", "Austin", "198.51.100"],
  ["", "", ""],
] as const;

/** `count` made-up events up to `now`, one every `stepMs`, newest first; an event is the same whenever it is asked for. */
export function sampleEvents(now: number, count: number, stepMs: number): AuditEvent[] {
  const newest = Math.floor(now / stepMs);
  return Array.from({ length: count }, (_, index) => sampleEvent(newest - index, stepMs));
}

function sampleEvent(slot: number, stepMs: number): AuditEvent {
  let seed = slot % 100_003;
  const pick = <T>(from: readonly T[]): T => {
    seed = (seed * 48_271 + 11) % 2_147_483_647;
    const item = from[seed % from.length];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  };
  const [action, title, product, type] = pick(actions);
  const [country, city, net] = pick(places);
  const name = pick(people);
  const id = name.toLowerCase().replace(" ", ".");
  const occurredAt = slot * stepMs;
  return {
    key: slot.toString(16).padStart(32, "0"),
    id: `event-${slot}`,
    source: "org-audit-log",
    occurredAt,
    processedAt: occurredAt + 45_000,
    action,
    product,
    actor: { id, name, email: `${id}@example.com`, kind: slot % 11 === 0 ? "app" : "user" },
    outcome: action === "user_failed_login" ? "failure" : "success",
    ip: net === "" ? null : `${net}.${slot % 250}`,
    country,
    city,
    target: {
      type,
      id: `${type}-${slot % 40}`,
      name:
        slot % 97 === 5
          ? "<img src=x onerror=alert(1)>".repeat(8)
          : `${title || type} ${slot % 40}`,
    },
    message: `${name}: ${(title || action).toLowerCase()}`,
  };
}
