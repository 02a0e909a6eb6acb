import { expect, test } from "@jest/globals";
import { runRules, type FoundAlert } from "../cli/match-rules";
import { toLoaded, type LoadedEvent } from "../cli/load-events";
import { createSite } from "../host/jira/site";
import { siteActs } from "../host/jira/site-acts";
import { createGeneratedLedger } from "../host/org-api/generated-ledger";
import { planIncidents } from "../host/org-api/incidents/plan-incidents";
import type { Incident, Planted } from "../host/org-api/incidents/incident";
import { createWorld } from "../host/org-api/world/world";
import { asAuditEvent } from "#sources/jira-site-log/as-audit-event";
import { prebuiltRules } from "#rules/prebuilt-rules";
import { compileRules } from "#sigma/compile-rules";
import { isObject } from "#sigma/field-path";
import { parseRules } from "#sigma/parse-rules";
import { fieldReader } from "#sigma/taxonomy";

// The rules that are on from the start, over the generated organization: quiet when nothing happens, and every
// planted incident told once.

const DAY = 86_400_000;
const ORIGIN = Date.UTC(2026, 10, 18, 12);

const history = (
  days: number,
  planted: ReadonlyArray<Planted>,
  eventsPerDay = 600,
): { readonly events: ReadonlyArray<LoadedEvent>; readonly incidents: ReadonlyArray<Incident> } => {
  const world = createWorld("pack", "00000000-0000-4000-8000-000000000001");
  const rates = { oddities: 0.02, late: 0.01, repeated: 0, conflicting: 0, malformed: 0 };
  const ledger = createGeneratedLedger(
    {
      seed: "pack",
      world,
      origin: ORIGIN,
      days,
      events: days * eventsPerDay,
      liveEventsPerHour: 0,
      rates,
    },
    planted,
  );
  const events: LoadedEvent[] = [];
  for (let block = ledger.firstBlock; block < 0; block += 1) {
    for (const { body } of ledger.block(block)) {
      if (isObject(body)) events.push(toLoaded(body, events.length));
    }
  }
  return { events: events.toSorted((a, b) => a.time - b.time), incidents: ledger.incidents() };
};

/** What Jira's own log would tell of these days. */
const siteHistory = (days: number): ReadonlyArray<LoadedEvent> => {
  const site = createSite();
  const last = Math.floor(ORIGIN / siteActs.every);
  const acts = Math.floor((days * DAY) / siteActs.every);
  return Array.from({ length: acts }, (_, index) => {
    const event = asAuditEvent(siteActs.record(site, last - index));
    if (!isObject(event)) throw new Error("a record of Jira's log is no object");
    return toLoaded(event, index);
  });
};

const alertsOf = (
  events: ReadonlyArray<LoadedEvent>,
): ReadonlyArray<FoundAlert & { readonly name: string }> => {
  const documents = prebuiltRules.flatMap(({ text }) => parseRules(text).documents);
  const on = new Set(
    documents
      .filter((document) => document.kind === "filter" || document.alerting.enabled)
      .map((document) => document.id),
  );
  const nameById = new Map(
    documents.map((document) => [document.id, document.name ?? document.id]),
  );
  // A rule that is off still feeds the correlations that name it.
  const rules = compileRules(documents);
  const { alerts } = runRules(rules, events);
  return alerts
    .filter(({ rule }) => on.has(rule))
    .map((alert) => ({ ...alert, name: nameById.get(alert.rule) ?? "" }));
};

test("every rule and correlation has matches in the generated year, and no two have the same", () => {
  const { events } = history(365, planIncidents(ORIGIN, 365), 30);
  const all = [...events, ...siteHistory(30)].toSorted((a, b) => a.time - b.time);
  const documents = prebuiltRules.flatMap(({ text }) => parseRules(text).documents);
  const matched = new Map<string, string[]>();
  for (const { rule, event } of runRules(compileRules(documents), all).matches)
    matched.set(rule, [...(matched.get(rule) ?? []), event]);
  const bySignature = new Map<string, string[]>();
  for (const { id, name } of documents) {
    const signature = (matched.get(id) ?? []).join(" ");
    bySignature.set(signature, [...(bySignature.get(signature) ?? []), name ?? id]);
  }
  expect(bySignature.get("") ?? []).toEqual([]);
  expect([...bySignature.values()].filter((names) => names.length > 1)).toEqual([]);
});

test("a quiet month raises at most five alerts a day", () => {
  const { events } = history(30, []);
  const perDay = new Map<string, string[]>();
  for (const { time, name } of alertsOf(events))
    perDay.set(time.slice(0, 10), [...(perDay.get(time.slice(0, 10)) ?? []), name]);
  expect(events.length).toBeGreaterThan(15_000);
  expect([...perDay.entries()].filter(([, names]) => names.length > 5)).toEqual([]);
});

/** What the rules call what the incidents are planted for. */
const NAMES: Readonly<Record<string, string>> = {
  "organization-admin-granted": "org_admin_granted",
  "admin-impersonation": "admin_impersonation",
  "api-key-created": "api_key_created",
  "two-step-verification-weakened": "two_step_verification_weakened",
  "sso-changed": "sso_changed",
  "security-policy-deleted": "security_policy_deleted",
  "verified-domain-removed": "verified_domain_removed",
  "audit-log-exported": "audit_log_exported",
  "failed-login": "failed_login",
  "failed-login-burst": "failed_login_burst",
  "burst-then-success": "login_after_failures",
  "key-created-then-policy-weakened": "key_created_then_policy_deleted",
  "admin-granted-used-revoked": "admin_granted_used_revoked",
  "new-country": "login_from_new_country",
  "impossible-travel": "impossible_travel",
  "mass-group-change": "mass_group_change",
  "mass-deactivation": "mass_account_removal",
  "bulk-viewing": "bulk_content_viewing",
  "key-created-then-log-exported": "key_created_then_audit_log_exported",
  "many-impersonated": "many_accounts_impersonated",
  "mass-invitation": "mass_invitation",
  "mass-product-access": "mass_product_access",
  "password-spraying": "password_spraying",
};

/**
 * The generated history begins with everybody unknown, and the same person is sent to the same country twice:
 * nothing is new within seven days of the first sign-in or 35 days of the last one there.
 */
const isNewThere = (events: ReadonlyArray<LoadedEvent>, incident: Incident): boolean => {
  const logins = events
    .filter(
      ({ event, time }) =>
        time < incident.to &&
        read("action", event) === "user_login" &&
        read("actor.id", event) === incident.actor.id,
    )
    .filter(({ event }) => read("outcome", event) === "success" && read("country", event) !== "");
  const known = logins.some(({ time }) => incident.to - time >= 7 * DAY);
  const there = logins.some(
    ({ id, time, event }) =>
      !incident.eventIds.includes(id) &&
      incident.to - time <= 35 * DAY &&
      read("country", event) === "Iceland",
  );
  return known && !there;
};

const read = (field: string, event: unknown): string =>
  fieldReader(field).values(event).map(String).join();

test("every planted incident is told once by every rule and correlation that should tell it", () => {
  const { events, incidents } = history(60, planIncidents(ORIGIN, 60));
  const alerts = alertsOf(events);
  const told = incidents.flatMap((incident) => {
    const expected = [
      ...incident.fires.map(({ rule, key }) => ({ name: NAMES[rule] ?? rule, key })),
      ...incident.correlations.map((name) => ({ name: NAMES[name] ?? name, key: "" })),
    ].filter(({ name }) => name !== "login_from_new_country" || isNewThere(events, incident));
    return expected.map(({ name, key }) => {
      const own = alerts.filter(
        (alert) =>
          alert.name === name &&
          alert.group.includes(key) &&
          alert.events.some((id) => incident.eventIds.includes(id)),
      );
      return [incident.kind, name, own.length];
    });
  });
  expect(told.filter(([, , count]) => count !== 1)).toEqual([]);
  expect(told.length).toBeGreaterThan(20);
  expect(told.map(([, name]) => name)).toContain("login_from_new_country");
});

test("other alerts stay rare beside the incidents", () => {
  const { events, incidents } = history(60, planIncidents(ORIGIN, 60));
  const planted = new Set(incidents.flatMap((incident) => incident.eventIds));
  const others = alertsOf(events).filter((alert) => !alert.events.some((id) => planted.has(id)));
  expect(others.length / 60).toBeLessThan(5);
});

test("the history ends where the incidents say", () => {
  const { events } = history(2, []);
  expect(events.every(({ time }) => time > ORIGIN - 3 * DAY && time <= ORIGIN)).toBe(true);
});
