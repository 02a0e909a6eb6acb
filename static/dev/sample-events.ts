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

/** `count` made-up events, newest first, the newest just before `now`; the same for the same input. */
export function sampleEvents(now: number, count: number): AuditEvent[] {
  let seed = 7;
  const pick = <T>(from: readonly T[]): T => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    const item = from[Math.floor((seed / 2_147_483_648) * from.length)];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  };
  return Array.from({ length: count }, (_, index): AuditEvent => {
    const [action, title, product, type] = pick(actions);
    const [country, city, net] = pick(places);
    const name = pick(people);
    const id = name.toLowerCase().replace(" ", ".");
    const occurredAt = now - index * 237_000 - 5_000;
    const hostile = index % 97 === 5;
    return {
      key: index.toString(16).padStart(32, "0"),
      id: `event-${index}`,
      source: "org-audit-log",
      occurredAt,
      processedAt: occurredAt + 45_000,
      action,
      product,
      actor: { id, name, email: `${id}@example.com`, kind: index % 11 === 0 ? "app" : "user" },
      outcome: action === "user_failed_login" ? "failure" : "success",
      ip: net === "" ? null : `${net}.${index % 250}`,
      country,
      city,
      target: {
        type,
        id: `${type}-${index % 40}`,
        name: hostile ? "<img src=x onerror=alert(1)>".repeat(8) : `${title || type} ${index % 40}`,
      },
      message: `${name}: ${(title || action).toLowerCase()}`,
    };
  });
}
