import type {
  AccessHolder,
  AuditEvent,
  ChangeRecord,
  KeyRecord,
  ProcedureInput,
  ProcedureName,
  ProcedureOutput,
} from "#contract";
import { complianceReport } from "#reports/compliance/compliance-report";
import { topics } from "#reports/compliance/topics";
import { parsePrebuilt } from "#rules/load-rules";
import { prebuiltRules } from "#rules/prebuilt-rules";

type Answers<Names extends ProcedureName> = {
  [Name in Names]: (input: ProcedureInput<Name>) => ProcedureOutput<Name>;
};
const hour = 3_600_000;
const day = 24 * hour;

/** Made-up answers for auditors, with a rule that was off and an hour that was not collected. */
export function sampleCompliance(
  events: readonly AuditEvent[],
  connected: boolean,
  now: number,
): Answers<
  | "compliance/report"
  | "compliance/access"
  | "compliance/changes"
  | "compliance/note-change"
  | "compliance/keys"
  | "compliance/make-pack"
> {
  const isEmpty = events.length === 0;
  return {
    "compliance/report": ({ period }) => ({
      report: complianceReport(sampleFacts(period, { connected, isEmpty, now })),
      signingKey: isEmpty
        ? null
        : { publicKey: "MCowBQYDK2VwAyEAsample", fingerprint: "5f3c".repeat(16) },
    }),
    "compliance/access": () => ({ holders: isEmpty ? [] : sampleHolders(now), more: false }),
    "compliance/changes": ({ limit }) => ({
      changes: events
        .filter(({ action }) => action === "policy_updated")
        .slice(0, limit)
        .map(sampleChange),
      next: null,
    }),
    "compliance/note-change": ({ version }) => ({ version: version + 1 }),
    "compliance/keys": () => ({ keys: isEmpty ? [] : sampleKeys(now), more: false }),
    "compliance/make-pack": () => ({ id: `evidence-pack:2400:${now}` }),
  };
}

function sampleFacts(
  period: { readonly from: number; readonly to: number },
  look: { readonly connected: boolean; readonly isEmpty: boolean; readonly now: number },
): Parameters<typeof complianceReport>[0] {
  const { connected, isEmpty, now } = look;
  const named = new Set<string>(Object.values(topics).flatMap((topic) => topic.rules));
  const documents = parsePrebuilt(prebuiltRules).map(({ document }) => document);
  const rules = documents.filter(({ name }) => named.has(name ?? ""));
  const off: Record<string, { at: number; enabled: boolean }[]> = {
    app_installed: [{ at: now - 12 * day, enabled: false }],
    migration_scheduled: [{ at: 0, enabled: false }],
    session_policy_changed: [
      { at: now - 20 * day, enabled: false },
      { at: now - 18 * day, enabled: true },
    ],
  };
  const alerts = rules.slice(0, isEmpty ? 0 : 14).flatMap(({ id, level }, index) =>
    Array.from({ length: (index % 5) + 1 }, (_, nth) => ({
      ruleId: id,
      level,
      state: (["closed", "closed", "acknowledged", "open", null] as const)[nth] ?? null,
    })),
  );
  return {
    period,
    now,
    collection: {
      orgId: connected ? "00000000-1111-2222-3333-444444444444" : null,
      refusal: null,
      collected: isEmpty ? [] : [{ from: period.from - day, to: now }],
      gaps: isEmpty
        ? []
        : [{ from: now - 3 * day, to: now - 3 * day + hour, reason: "cursor-expired" as const }],
      searchableFrom: isEmpty ? null : now - 60 * day,
    },
    rules: rules.map(({ id, name, title, level, alerting }) => ({
      id,
      name: name ?? id,
      title,
      level,
      enabled: off[name ?? ""]?.at(-1)?.enabled ?? alerting.enabled,
      version: 1,
      changedAt: [],
      initially: alerting.enabled,
      set: off[name ?? ""] ?? [],
    })),
    actions: isEmpty
      ? []
      : Object.values(topics).flatMap(({ actions }) =>
          actions.map((action, index) => [action, 7 * index + action.length] as const),
        ),
    events: isEmpty ? 0 : 48_213,
    alerts,
    moreAlerts: false,
  };
}

const sampleHolders = (now: number): AccessHolder[] => [
  {
    id: "ada.example",
    name: "ada.example@example.com",
    kind: "person",
    right: "organization-admin",
    detail: "",
    grantedAt: now - 40 * day,
    grantedBy: "Grace Sample",
    revokedAt: null,
    revokedBy: "",
    lastSeenAt: now - 2 * hour,
  },
  {
    id: "",
    name: "alan.person@example.com",
    kind: "person",
    right: "admin-group",
    detail: "site-admins-of-the-emea-region",
    grantedAt: now - 55 * day,
    grantedBy: "Ada Example",
    revokedAt: null,
    revokedBy: "",
    lastSeenAt: null,
  },
  {
    id: "g-7",
    name: "<b>contractors</b>",
    kind: "group",
    right: "admin-access",
    detail: "",
    grantedAt: now - 80 * day,
    grantedBy: "Ada Example",
    revokedAt: now - 12 * day,
    revokedBy: "Grace Sample",
    lastSeenAt: null,
  },
];

const sampleKeys = (now: number): KeyRecord[] => [
  {
    id: "t-9",
    name: "nightly sync",
    kind: "seen-in-use",
    createdAt: null,
    createdBy: "",
    revokedAt: null,
    revokedBy: "",
    lastUsedAt: now - 5 * hour,
  },
  {
    id: "t-1",
    name: "SIEM export",
    kind: "api-key",
    createdAt: now - 31 * day,
    createdBy: "Ada Example",
    revokedAt: null,
    revokedBy: "",
    lastUsedAt: null,
  },
  {
    id: "t-2",
    name: "old SIEM export",
    kind: "api-key",
    createdAt: now - 200 * day,
    createdBy: "Ada Example",
    revokedAt: now - 31 * day,
    revokedBy: "Ada Example",
    lastUsedAt: null,
  },
];

function sampleChange(event: AuditEvent, index: number): ChangeRecord {
  const issues = index % 3 === 0 ? [`SEC-${120 + index}`] : [];
  const ticket = index % 3 === 1;
  return {
    event,
    issues,
    note: ticket
      ? {
          ticket: `CHG-${900 + index}`,
          note: "Planned maintenance",
          version: 1,
          at: event.occurredAt + day,
          by: "557058:alex",
        }
      : null,
    covered: ticket ? "ticket" : issues.length > 0 ? "issue" : "neither",
  };
}
