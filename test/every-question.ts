import type { ProcedureInput, ProcedureName } from "#contract/procedures";

/** What there is on a site to ask about. */
export interface Known {
  readonly now: number;
  readonly orgId: string;
  readonly event: string;
  readonly alert: string;
  readonly destination: string;
  readonly job: string;
  readonly rule: string;
  readonly yaml: string;
  readonly backup: string;
}

type Questions = { readonly [Name in ProcedureName]: ProcedureInput<Name> };

const DAY = 86_400_000;
/** Of something that has been changed since, so that a change is refused: what it answers is told all the same. */
const OLD = 999;

/** One question of each kind that the page can ask; the order is that of the contract. */
export function everyQuestion(known: Known): Questions {
  const { now, event, alert, destination, job, rule, yaml } = known;
  const today = Math.floor(now / DAY) * DAY;
  const period = { from: today - 7 * DAY, to: today };
  const wrongKey = { apiKey: "not-a-key", keyExpiresAt: null };
  const noBody = { version: OLD };
  const file = { file: "0".repeat(32), pieces: 1 };
  const suppression = { reason: "A test", rules: [rule], expiresAt: now + DAY };
  const alertDays = { informational: 30, low: 30, medium: 30, high: 30, critical: 30 };
  const settings = { projectKey: "SEC", issueTypeId: "1", labels: [], fields: {} };
  return {
    "session/get": {},
    "setup/status": {},
    "setup/test-connection": { orgId: known.orgId, apiKey: "not-a-key" },
    "setup/connect": { orgId: known.orgId, ...wrongKey, backfillDays: 0, deliverHistorical: false },
    "setup/replace-key": wrongKey,
    "setup/add-key": wrongKey,
    "roles/get": {},
    "roles/save": { entries: [], version: OLD },
    "roles/find-people": { query: "a" },
    "events/search": { filter: {}, after: null, limit: 100 },
    "events/count": { filter: {} },
    "events/get": { key: event },
    "events/facets": {},
    "events/find-actors": { query: "a" },
    "events/coverage": {},
    "alerts/list": { after: null, limit: 100 },
    "alerts/get": { key: alert },
    "alerts/deliver": { key: alert },
    "alerts/redrive": { key: alert },
    "rules/list": {},
    "rules/set-enabled": { id: rule, enabled: true, version: OLD },
    "rules/save-settings": { id: rule, level: null, destinations: null, version: OLD },
    "rules/activity": {},
    "rules/get": { id: rule },
    "rules/save": { id: rule, yaml, version: OLD },
    "rules/delete": { id: rule, version: OLD },
    "rules/versions": { id: rule },
    "rules/restore": { id: rule, restore: 1, version: OLD },
    "rules/try": { yaml },
    "rules/explain": { yaml, event },
    "rules/export": { ids: null },
    "rules/read-bundle": { yaml },
    "rules/import": { yaml, numbers: [0] },
    "rules/issue-settings": { id: rule },
    "rules/save-issue-settings": { id: rule, settings: null, version: OLD },
    "lists/list": {},
    "lists/save": { name: "office", description: "", values: ["192.0.2.0/24"], version: 0 },
    "lists/delete": { name: "office", version: OLD },
    "suppressions/list": {},
    "suppressions/try": { conditions: { rules: "all" } },
    "suppressions/save": { id: null, suppression, version: 0 },
    "suppressions/end": { id: "none", version: OLD },
    "suppressions/delete": { id: "none", version: OLD },
    "issues/projects": { query: "" },
    "issues/create-screen": { projectKey: "SEC" },
    "issues/save-settings": { settings, version: OLD },
    "jobs/list": {},
    "jobs/get": { id: job },
    "jobs/result": { id: job, part: 0 },
    "jobs/cancel": { id: job },
    "backtests/start": { yaml, from: now - DAY, to: now },
    "exports/start": { filter: {}, format: "csv" },
    "tokens/list": {},
    "tokens/create": { name: "One more", method: "bearer", scopes: ["health"], expiresAt: null },
    "tokens/revoke": { id: "none" },
    "destinations/list": {},
    "destinations/get": { id: destination },
    "destinations/save": {
      id: null,
      kind: "webhook",
      name: "No address",
      settings: {},
      routing: { ruleIds: [], products: [], actorGroups: [] },
      secrets: {},
      version: 0,
    },
    "destinations/set-enabled": { id: destination, enabled: true, waiting: "send", ...noBody },
    "destinations/test": { id: destination },
    "destinations/delete": { id: destination, version: OLD },
    "deliveries/list": { after: null, limit: 100 },
    "deliveries/redrive": {},
    "digest/get": {},
    "digest/save": {
      enabled: true,
      weekday: 0,
      hour: 8,
      zone: "UTC",
      destinationIds: [destination],
      version: 0,
    },
    "digest/preview": { zone: "UTC" },
    "digest/send-test": { destinationId: destination, zone: "UTC" },
    "dashboard/get": { range: "7d", zone: "UTC" },
    "compliance/report": { period },
    "compliance/access": { at: now },
    "compliance/changes": { category: "privilege", period, after: null, limit: 100 },
    "compliance/note-change": { key: event, ticket: "SEC-1", note: "", version: 0 },
    "compliance/keys": { at: now },
    "compliance/make-pack": { period, frameworks: ["soc2"] },
    "backups/list": {},
    "backups/download": { copy: null },
    "backups/upload": { id: null, piece: 0, text: known.backup },
    "backups/preview": { source: file },
    "backups/restore": { source: file, items: [{ kind: "list", id: "office", version: 1 }] },
    "logging/get": {},
    "logging/save": {
      level: "info",
      debug: { areas: "audit-stream:*", minutes: 1_440 },
      version: 0,
    },
    "health/get": {},
    "health/diagnostics": {},
    "quarantine/retry": { key: "none" },
    "sources/get": {},
    "sources/switch-site-log": { enabled: true, version: 0 },
    "sources/poll-now": {},
    "retention/get": {},
    "retention/save": { windowDays: 90, rawDays: null, activityDays: 400, alertDays, version: OLD },
    "holds/place": { reason: "A test", from: null, to: null, actorId: "", version: OLD },
    "holds/release": { id: "none", version: OLD },
    "activity/list": { before: null, limit: 100 },
    "activity/check": {},
    // What ends collecting comes last.
    "setup/forget-previous-key": {},
    "setup/disconnect": {},
  };
}
