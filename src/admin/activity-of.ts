import type { ActivityEntry, ProcedureInput, ProcedureName } from "#contract";

/** How the activity log tells of a question of the page. */
export interface Recorded<Input> {
  readonly what: ActivityEntry["what"];
  readonly say: (input: Input) => Said;
}

interface Said {
  readonly subject?: string | undefined;
  /** Anything that is no secret. */
  readonly detail?: unknown;
}

type ActivityOf = {
  readonly [Name in ProcedureName]: Recorded<ProcedureInput<Name>> | null;
};

const read = <Input>(say: (input: Input) => Said): Recorded<Input> => ({ what: "read", say });
const change = <Input>(say: (input: Input) => Said): Recorded<Input> => ({ what: "change", say });

/**
 * Which procedures the activity log tells of, and how: whatever shows what somebody did, and whatever changes how the
 * app works. Null for the rest. Secrets are left out here.
 */
export const activityOf: ActivityOf = {
  "session/get": null,
  "setup/status": null,
  "setup/test-connection": null,
  "setup/connect": change(({ orgId, apiKey: _apiKey, ...options }) => ({
    subject: orgId,
    detail: options,
  })),
  "setup/replace-key": change(({ keyExpiresAt }) => ({ detail: { keyExpiresAt } })),
  "setup/add-key": change(({ keyExpiresAt }) => ({ detail: { keyExpiresAt } })),
  "setup/forget-previous-key": change(() => ({})),
  "setup/disconnect": change(() => ({})),
  "roles/get": null,
  "roles/save": change(({ entries }) => ({ detail: { entries } })),
  "roles/find-people": null,
  "events/search": read(({ filter }) => ({ detail: filter })),
  "events/count": null,
  "events/get": read(({ key }) => ({ subject: key })),
  "events/facets": null,
  "events/find-actors": read(({ query, ids }) => ({ detail: { query, ids } })),
  "events/coverage": null,
  "alerts/list": read(({ ruleId }) => ({ subject: ruleId })),
  "alerts/get": read(({ key }) => ({ subject: key })),
  "alerts/deliver": change(({ key }) => ({ subject: key })),
  "alerts/redrive": change(({ key, destinationId }) => ({ subject: key ?? destinationId })),
  "rules/list": null,
  "rules/set-enabled": change(({ id, enabled }) => ({ subject: id, detail: { enabled } })),
  "rules/save-settings": change(({ id, level, destinations }) => ({
    subject: id,
    detail: { level, destinations },
  })),
  "rules/activity": null,
  "rules/get": null,
  "rules/save": change(({ id, version }) => ({ subject: id ?? undefined, detail: { version } })),
  "rules/delete": change(({ id }) => ({ subject: id })),
  "rules/versions": null,
  "rules/restore": change(({ id, restore }) => ({ subject: id, detail: { restore } })),
  "rules/try": read(() => ({})),
  "rules/explain": read(({ event }) => ({ subject: event })),
  "rules/export": null,
  "rules/read-bundle": null,
  "rules/import": change(({ numbers }) => ({ detail: { documents: numbers.length } })),
  "lists/list": null,
  "lists/save": change(({ name, values }) => ({
    subject: name,
    detail: { values: values.length },
  })),
  "lists/delete": change(({ name }) => ({ subject: name })),
  "suppressions/list": null,
  "suppressions/try": read(({ conditions }) => ({ detail: conditions })),
  "suppressions/save": change(({ id, suppression }) => ({
    subject: id ?? undefined,
    detail: suppression,
  })),
  "suppressions/end": change(({ id }) => ({ subject: id })),
  "suppressions/delete": change(({ id }) => ({ subject: id })),
  "rules/issue-settings": null,
  "rules/save-issue-settings": change(({ id, settings }) => ({
    subject: id,
    detail: { settings },
  })),
  "issues/projects": null,
  "issues/create-screen": null,
  "issues/save-settings": change(({ settings }) => ({ detail: { settings } })),
  "jobs/list": null,
  "jobs/get": null,
  "jobs/cancel": null,
  "jobs/result": null,
  "backtests/start": read(({ yaml: _yaml, ...range }) => ({ detail: range })),
  "exports/start": read((asked) => ({ detail: asked })),
  "tokens/list": null,
  "tokens/create": change((token) => ({ subject: token.name, detail: token })),
  "tokens/revoke": change(({ id }) => ({ subject: id })),
  "destinations/list": null,
  "destinations/get": null,
  "destinations/save": change(({ id, secrets, version: _version, ...saved }) => ({
    subject: id ?? saved.name,
    detail: { ...saved, secrets: Object.keys(secrets) },
  })),
  "destinations/delete": change(({ id }) => ({ subject: id })),
  "destinations/set-enabled": change(({ id, enabled, waiting }) => ({
    subject: id,
    detail: { enabled, waiting },
  })),
  "destinations/test": change(({ id }) => ({ subject: id })),
  "deliveries/list": null,
  "deliveries/redrive": change(({ key, destinationId }) => ({ subject: key ?? destinationId })),
  "digest/get": null,
  "digest/save": change(({ version: _version, ...settings }) => ({ detail: settings })),
  "digest/preview": null,
  "digest/send-test": change(({ destinationId }) => ({ subject: destinationId })),
  "dashboard/get": null,
  "compliance/report": null,
  "compliance/access": read(() => ({})),
  "compliance/changes": read(({ category, period }) => ({ subject: category, detail: period })),
  "compliance/note-change": change(({ key, ticket, note }) => ({
    subject: key,
    detail: { ticket, note },
  })),
  "compliance/keys": read(() => ({})),
  "compliance/make-pack": read((asked) => ({ detail: asked })),
  "backups/list": null,
  "backups/download": read(({ copy }) => ({ subject: copy ?? undefined })),
  "backups/upload": null,
  "backups/preview": null,
  "backups/restore": change(({ source, items }) => ({
    subject: "copy" in source ? source.copy : "file",
    detail: { documents: items.length },
  })),
  "logging/get": null,
  "logging/save": change(({ version: _version, ...logging }) => ({ detail: logging })),
  "health/get": null,
  "health/diagnostics": read(() => ({})),
  "quarantine/retry": change(({ key }) => ({ subject: key })),
  "sources/get": null,
  "sources/switch-site-log": change(({ enabled }) => ({ detail: { enabled } })),
  "sources/poll-now": change(() => ({})),
  "retention/get": null,
  "retention/save": change(({ version: _version, ...limits }) => ({ detail: limits })),
  "holds/place": change(({ version: _version, ...hold }) => ({ detail: hold })),
  "holds/release": change(({ id }) => ({ subject: id })),
  "activity/list": read(({ accountId }) => ({ subject: accountId })),
  "activity/check": read(() => ({})),
};
