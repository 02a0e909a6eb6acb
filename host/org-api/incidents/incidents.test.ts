import { expect, test } from "@jest/globals";
import { createOrganization } from "../create-organization";
import { isJsonObject, valueAt, type JsonObject } from "../json-object";
import { organizationKeys } from "../organization-keys";
import type { WatchedBy } from "./incident";

const now = Date.UTC(2026, 10, 18, 12);
const clock = { now: () => now, after: () => () => {} };

/** The simplest possible detector: an action, or a failed login, per rule. */
const ruleOf = (event: JsonObject): WatchedBy | undefined => {
  const status = JSON.stringify(valueAt(event, "attributes", "context") ?? "").includes(
    '"status":"failed"',
  );
  switch (valueAt(event, "attributes", "action")) {
    case "added_org_admin":
    case "group_granted_admin_access":
      return "org_admin_granted";
    case "user_logged_in_as_user":
      return "admin_impersonation";
    case "api_token_created":
      return "api_key_created";
    case "twosv_disabled_for_user":
    case "twosv_unenforced":
      return "two_step_verification_weakened";
    case "saml_config_updated":
    case "saml_config_deleted":
      return "sso_changed";
    case "policy_deleted":
    case "policy_disabled":
      return "security_policy_deleted";
    case "domain_removed":
    case "domain_deleted":
      return "verified_domain_removed";
    case "export_audit_log":
      return "audit_log_exported";
    case "user_login_failed":
      return "failed_login";
    case "user_login":
      return status ? "failed_login" : undefined;
    default:
      return undefined;
  }
};

/** One alert per rule, actor and hour of event time. */
const alertsOf = async (days: number, events: number, quiet: boolean) => {
  const organization = createOrganization({ clock, seed: "alerts", days, events, quiet });
  organization.knobs.streamPerMinute = 10_000;
  const alerts = new Map<string, Set<string>>();
  let cursor = "";
  for (;;) {
    const response = await organization.handler({
      method: "GET",
      url: `https://api.atlassian.com/admin/v1/orgs/${organization.orgId}/events-stream?limit=500&cursor=${cursor}`,
      headers: { authorization: `Bearer ${organizationKeys.good}` },
      body: "",
    });
    const page: { data: ReadonlyArray<JsonObject>; meta: { next: string } } = JSON.parse(
      response.body,
    );
    for (const event of page.data.filter(isJsonObject)) {
      const rule = ruleOf(event);
      const time = String(valueAt(event, "attributes", "time"));
      const key = `${rule} ${String(valueAt(event, "attributes", "actor", "id"))} ${time.slice(0, 13)}`;
      if (rule !== undefined)
        alerts.set(key, (alerts.get(key) ?? new Set()).add(String(event["id"])));
    }
    if (page.data.length === 0) return { organization, alerts };
    cursor = page.meta.next;
  }
};

const perDay = (keys: ReadonlyArray<string>): ReadonlyArray<number> => {
  const days = new Map<string, number>();
  for (const key of keys) days.set(key.slice(-13, -3), (days.get(key.slice(-13, -3)) ?? 0) + 1);
  return [...days.values()];
};

test.each([
  [7, 20_000],
  [60, 12_000],
])(
  "in %d days with %d events every incident raises exactly its alerts, and the background at most five a day",
  async (days, events) => {
    const { organization, alerts } = await alertsOf(days, events, false);
    const expected = organization
      .incidents()
      .flatMap((incident) =>
        incident.fires.map(
          ({ rule, key }) => `${rule} ${key} ${new Date(incident.from).toISOString().slice(0, 13)}`,
        ),
      );
    expect(new Set(expected).size).toBe(expected.length);
    for (const key of expected) expect([...alerts.keys()]).toContain(key);
    const planted = new Set(organization.incidents().flatMap(({ eventIds }) => eventIds));
    const byIncident = [...alerts].filter(([, ids]) => [...ids].some((id) => planted.has(id)));
    expect(byIncident.map(([key]) => key).toSorted()).toEqual(expected.toSorted());
    // No alert mixes an incident with the background.
    expect(byIncident.every(([, ids]) => [...ids].every((id) => planted.has(id)))).toBe(true);
    const others = [...alerts.keys()].filter((key) => !expected.includes(key));
    expect(Math.max(...perDay(others))).toBeLessThanOrEqual(5);
  },
);

test("a quiet month has some alerts, at most five a day, whatever the number of events", async () => {
  for (const events of [3000, 30_000]) {
    const { alerts } = await alertsOf(31, events, true);
    expect(alerts.size).toBeGreaterThan(20);
    expect(Math.max(...perDay([...alerts.keys()]))).toBeLessThanOrEqual(5);
  }
});
