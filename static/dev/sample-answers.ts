import type {
  Alert,
  AuditEvent,
  Coverage,
  ProcedureInput,
  ProcedureName,
  ProcedureOutput,
} from "#contract";
import { sampleBackups } from "./sample-backups.ts";
import { sampleDashboard } from "./sample-dashboard.ts";
import { sampleCompliance } from "./sample-compliance.ts";
import { sampleDestinations } from "./sample-destinations.ts";
import { sampleDigest } from "./sample-digest.ts";
import { sampleEvents } from "./sample-events.ts";
import { sampleJobs } from "./sample-jobs.ts";
import { sampleRetention } from "./sample-retention.ts";
import { sampleSources } from "./sample-sources.ts";
import { sampleRuleAnswers } from "./sample-rule-answers.ts";
import { sampleStreams } from "./sample-streams.ts";
import { sampleSupport } from "./sample-support.ts";

type Answers = { [Name in ProcedureName]: (input: ProcedureInput<Name>) => ProcedureOutput<Name> };
const hour = 3_600_000;
const day = 24 * hour;

const intake = "https://6f0d3a52.hello.atlassian-dev.net/x1/aW50YWtldHJpZ2dlcmFkZHJlc3M";

/** Answers every procedure from made-up data, as the app would: `look` is `full`, `busy`, `ill`, `empty`, `apart`, `viewer`, `stranger` or `first`. */
export function sampleAnswers(look: string, now: number): Answers {
  const events =
    look === "empty" || look.includes("first")
      ? []
      : sampleEvents(now, 2_400, look === "busy" ? 4_000 : 237_000);
  const coverage: Coverage = {
    from: events.length > 0 ? now - 7 * day : null,
    to: events.length > 0 ? now - 40_000 : null,
    gaps:
      events.length > 0
        ? [{ from: now - 3 * day, to: now - 3 * day + hour, reason: "cursor-expired" }]
        : [],
    backfill: {
      state: events.length > 0 ? "running" : "not-started",
      progress: 0.42,
      stored: 18_230,
      reachedAt: now - 75 * day,
    },
  };
  const connected = !look.includes("first") && look !== "apart";
  let roles = 3;
  const jobs = sampleJobs(now);
  let tokens: ProcedureOutput<"tokens/list">["tokens"] = [
    {
      id: "a1b2c3d4e5f60718",
      name: "Incident automation in Jira",
      method: "bearer",
      scopes: ["forward"],
      createdBy: "557058:alex",
      createdAt: now - 40 * day,
      expiresAt: now + 325 * day,
      lastUsedDay: new Date(now).toISOString().slice(0, 10),
    },
    {
      id: "18f7e6d5c4b3a290",
      name: "Uptime monitor",
      method: "bearer",
      scopes: ["health"],
      createdBy: "557058:alex",
      createdAt: now - 90 * day,
      expiresAt: now - day,
      lastUsedDay: null,
    },
  ];
  const screen: ProcedureOutput<"issues/create-screen"> = {
    issueTypes: [
      {
        id: "10001",
        name: "Task",
        fields: [
          { id: "summary", name: "Summary", required: true, allowed: [] },
          {
            id: "priority",
            name: "Priority",
            required: false,
            allowed: [
              { id: "2", name: "High" },
              { id: "3", name: "Medium" },
            ],
          },
          { id: "labels", name: "Labels", required: false, allowed: [] },
          { id: "assignee", name: "Assignee", required: false, allowed: [] },
          {
            id: "security",
            name: "Security level",
            required: false,
            allowed: [{ id: "1", name: "Security team" }],
          },
          {
            id: "customfield_10050",
            name: "Impact",
            required: true,
            allowed: [
              { id: "1", name: "Minor" },
              { id: "2", name: "Major" },
            ],
          },
        ],
      },
    ],
    mayCreate: true,
    warnings: ["Every signed-in user can browse this project, so they would see who did what."],
  };
  const settings = {
    projectKey: "SEC",
    issueTypeId: "10001",
    priorityId: "2",
    labels: ["audit-stream"],
    fields: { customfield_10050: { id: "2" } },
  };
  const alerts = Array.from({ length: events.length > 0 ? 31 : 0 }, (_, index) =>
    sampleAlert(index, now),
  );
  return {
    "session/get": () => ({
      accountId: "5b10a2844c20165700ede21g",
      role:
        look.startsWith("stranger") || look === "first"
          ? null
          : look === "viewer"
            ? "viewer"
            : "manager",
      connected,
      mayConnect: look === "first",
      environment: "development",
      siteUrl: "https://example.atlassian.net",
    }),
    "setup/status": () => ({
      connection: connected
        ? {
            orgId: "00000000-1111-2222-3333-444444444444",
            keyLastFour: "a1b2",
            keyExpiresAt: now + 360 * day,
            previousKey: { lastFour: "9f3e", expiresAt: now + 5 * day },
            connectedAt: now - 9 * day,
            connectedBy: "Ada Example",
            appAccountId: "712020:app",
            backfillDays: 180,
            deliverHistorical: false,
          }
        : null,
      issues: look === "empty" ? null : { settings, version: 3 },
    }),
    "setup/test-connection": ({ apiKey }) =>
      apiKey.startsWith("bad")
        ? { result: "key-rejected", message: "Atlassian answered 401 to this key." }
        : { result: "ok", message: "Read 25 events." },
    "setup/connect": () => ({ result: "missing-scope", message: "Atlassian answered 403." }),
    "setup/replace-key": () => ({ result: "ok", message: "Read 25 events." }),
    "quarantine/retry": ({ key }) =>
      key === "q1" ? { result: "stored", reason: "" } : { result: "refused", reason: "no id" },
    "setup/add-key": () => ({ result: "ok", message: "Read 25 events." }),
    "setup/forget-previous-key": () => ({}),
    "setup/disconnect": () => ({}),
    "roles/get": () => ({
      entries: [
        { accountId: "5b10a2844c20165700ede21g", name: "Ada Example", role: "manager" },
        { accountId: "2", name: "Grace Sample", role: "analyst" },
        { accountId: "3", name: "Alan Person", role: "viewer" },
      ],
      version: roles,
    }),
    "roles/save": () => ({ version: ++roles }),
    "roles/find-people": ({ query }) => ({
      people: ["Barbara Case", "Edsger Model"]
        .filter((name) => name.toLowerCase().includes(query.toLowerCase()))
        .map((name) => ({ accountId: name, name })),
    }),
    "events/search": ({ filter, after, limit }) => {
      const found = events.filter(
        (event) => fits(event, filter) && (!after || event.occurredAt < after.occurredAt),
      );
      const page = found.slice(0, limit);
      const last = page.at(-1);
      return {
        events: page,
        next: found.length > limit && last ? { occurredAt: last.occurredAt, key: last.key } : null,
      };
    },
    "events/count": ({ filter }) => ({
      count: events.filter((event) => fits(event, filter)).length,
      more: false,
    }),
    "events/get": ({ key }) => {
      const event = events.find((candidate) => candidate.key === key);
      if (!event) throw new Error("not there");
      return {
        event,
        raw: {
          id: event.id,
          type: "events",
          attributes: {
            time: new Date(event.occurredAt).toISOString(),
            action: event.action,
            actor: event.actor,
          },
        },
        kept: "segment",
        segment: 12,
        alerts: [{ key: alerts[0]?.key ?? "", title: alerts[0]?.title ?? "", ruleId: "r1" }],
      };
    },
    "events/facets": () => ({
      actions: [...new Set(events.map((event) => event.action))].map((value) => ({
        value,
        title: value === "user_login" ? "User logged in" : "",
      })),
      products: [...new Set(events.map((event) => event.product))],
      countries: ["DE", "US"],
    }),
    "events/find-actors": ({ query, ids }) => ({
      actors: [...new Map(events.map(({ actor }) => [actor.id, actor])).values()].filter((actor) =>
        ids ? ids.includes(actor.id) : actor.name.toLowerCase().includes(query.toLowerCase()),
      ),
    }),
    "events/coverage": () => coverage,
    "alerts/list": ({ after, limit, ruleId, historical }) => {
      const found = alerts
        .filter(
          (alert) =>
            (!after || alert.createdAt < after.createdAt) &&
            (!ruleId || alert.ruleId === ruleId) &&
            (historical === undefined || alert.historical === historical),
        )
        .map((alert, index) => ({
          ...alert,
          issueKey: alert.historical ? null : `SEC-${200 - index}`,
          state: alert.historical || index % 3 === 0 ? null : sampleState(index % 3, now),
          deliveryState: alert.historical
            ? ("none" as const)
            : ((["delivered", "waiting", "rejected", "delivered"] as const)[index % 4] ?? "none"),
        }));
      const last = found[limit - 1];
      return {
        alerts: found.slice(0, limit),
        next: last ? { createdAt: last.createdAt, key: last.key } : null,
      };
    },
    "alerts/get": ({ key }) => {
      const alert = alerts.find((candidate) => candidate.key === key);
      if (!alert) throw new Error("not there");
      return {
        alert,
        events: events.slice(1, 1 + alert.eventCount),
        issueKey: alert.historical ? null : "SEC-198",
        why: {
          kind: "rule",
          tests: [
            {
              search: "selection",
              field: "action",
              wanted: ["added_org_admin", "user_granted_role"],
              seen: ["user_granted_role"],
            },
          ],
        },
        state: alert.historical ? null : { ...sampleState(1, now), assigneeName: "Alex Example" },
        deliveries: alert.historical
          ? []
          : [
              {
                key: "a".repeat(32),
                alertKey: key,
                destinationId: "jira-issue",
                kind: "alert",
                subject: "",
                state: "delivered",
                attempts: 1,
                dueAt: now,
                reference: "SEC-198",
                lastError: "",
                createdAt: alert.createdAt,
                updatedAt: alert.createdAt + 4_000,
              },
              {
                key: "b".repeat(32),
                alertKey: key,
                destinationId: "jira-issue",
                kind: "match",
                subject: "0".repeat(32),
                state: "rejected",
                attempts: 5,
                dueAt: now,
                reference: "",
                lastError: "Jira answered 403: the app may not comment on SEC-198.",
                createdAt: alert.createdAt,
                updatedAt: now - hour,
              },
            ],
      };
    },
    "alerts/deliver": () => ({ queued: 1 }),
    "alerts/redrive": () => ({ queued: 1 }),
    "rules/list": () => ({ rules: look === "empty" ? [] : sampleRules(now) }),
    "rules/set-enabled": ({ version }) => ({ version: version + 1 }),
    ...sampleRuleAnswers(look === "empty" ? [] : sampleRules(now), events, now),
    "rules/issue-settings": () => ({ settings: null, version: 0 }),
    "rules/save-issue-settings": () => ({ version: 1, warnings: [] }),
    "issues/projects": ({ query }) => ({
      projects: [
        { key: "SEC", name: "Security" },
        { key: "OPS", name: "Operations" },
      ].filter(({ name }) => name.toLowerCase().includes(query.toLowerCase())),
    }),
    "issues/create-screen": () => screen,
    "issues/save-settings": () => ({ version: 4, warnings: [] }),
    "sources/get": () => ({ sources: sampleSources(look, now), version: 1, address: intake }),
    "sources/switch-site-log": () => ({ version: 2 }),
    "sources/poll-now": () => ({ result: "asked", at: now - 30_000 }),
    "tokens/list": () => ({
      tokens: look === "empty" ? [] : tokens,
      addresses: {
        forward: "https://6f0d3a52.hello.atlassian-dev.net/x1/aXJ0aGVmb3J3YXJkdHJpZ2dlcg",
        health: "https://6f0d3a52.hello.atlassian-dev.net/x1/aGVhbHRodHJpZ2dlcmFkZHJlc3M",
        intake,
      },
    }),
    "tokens/create": ({ name, method, scopes, expiresAt }) => {
      const token = {
        id: "0123456789abcdef",
        name,
        method,
        scopes,
        createdBy: "557058:alex",
        createdAt: now,
        expiresAt,
        lastUsedDay: null,
      };
      tokens = [token, ...tokens];
      const secret =
        method === "bearer"
          ? `ast_0123456789abcdef_${"5f".repeat(32)}`
          : `whsec_${"QUJD".repeat(10)}`;
      return { token, secret };
    },
    "tokens/revoke": ({ id }) => {
      tokens = tokens.filter((token) => token.id !== id);
      return {};
    },
    "activity/list": ({ before }) => ({
      entries:
        before === null
          ? [
              {
                number: 2,
                at: now - 60_000,
                accountId: "557058:alex",
                name: "Alex Example",
                what: "read" as const,
                outcome: "done" as const,
                procedure: "events/search",
                subject: "",
                detail: JSON.stringify({ from: now - 7 * 86_400_000, text: "admin" }),
                head: "2".repeat(64),
              },
              {
                number: 1,
                at: now - 3_600_000,
                accountId: "557058:alex",
                name: "Alex Example",
                what: "change" as const,
                outcome: "done" as const,
                procedure: "setup/connect",
                subject: "org-1",
                detail:
                  '{"backfillDays":180,"deliverHistorical":false,"keyExpiresAt":null,"projects":[]}',
                head: "1".repeat(64),
              },
            ]
          : [],
      next: null,
    }),
    ...jobs,
    ...sampleCompliance(events, connected, now),
    ...sampleRetention(look, now),
    ...sampleDestinations(look, now),
    ...sampleDigest(look, now),
    // As much again and one more day, so that weeks have one before them.
    "dashboard/get": (input) =>
      sampleDashboard(events.length === 0 ? [] : sampleEvents(now, 5_500, 237_000), now, input),
    ...sampleBackups(look, now),
    ...sampleSupport(look, now),
    "health/get": () => ({
      now,
      others: sampleSources(look, now),
      streams: look === "empty" ? [] : sampleStreams(now).health,
      source:
        look === "ill"
          ? {
              state: "key-rejected",
              message:
                "Atlassian answered 401 to the last three polls. The key has expired or was revoked: replace it under Settings.",
              lastPollAt: now - 70_000,
              lastEventAt: now - 9 * hour,
              lagMs: 48_000,
              nextPollAt: now + 110_000,
              overdueSince: null,
              emptyPolls: 3,
            }
          : {
              state: "collecting",
              message: "",
              lastPollAt: now - 25_000,
              lastEventAt: now - 40_000,
              lagMs: 48_000,
              nextPollAt: now + 35_000,
              overdueSince: null,
              emptyPolls: 0,
            },
      coverage,
      key: {
        lastFour: "a1b2",
        expiresAt: look === "ill" ? now - day : now + 23 * day,
        daysLeft: look === "ill" ? -1 : 23,
        warning: look === "ill" ? "expired" : "month",
        previous: {
          lastFour: "9f3e",
          expiresAt: now + 5 * day,
          daysLeft: 5,
          warning: "week",
          inUse: look === "ill",
        },
      },
      concerns:
        look === "ill"
          ? [
              {
                ruleId: "audit-stream.collecting-stopped",
                subject: "",
                level: "high",
                title: "Collecting stopped: the organization API key is rejected",
                message:
                  "Enter a new key under Settings › Connection. Collecting goes on where it stopped.",
                since: now - 9 * hour,
                bucketStart: now - 12 * hour,
              },
            ]
          : [],
      resolved:
        look === "ill"
          ? [
              {
                key: "c".repeat(32),
                title: "No events of confluence since 2026-11-20 08:00 UTC",
                createdAt: now - 3 * day,
              },
            ]
          : [],
      quarantine:
        look === "ill"
          ? {
              count: 2,
              newest: [
                {
                  key: "q1",
                  reason: "time is no moment",
                  at: now - hour,
                  excerpt: '{"id":"x","attributes":{"time":"soon"',
                },
                { key: "q2", reason: "no id", at: now - 2 * hour, excerpt: '{"type":"events"}' },
              ],
            }
          : { count: 0, newest: [] },
      counts: { events: 20_630, known: 312, conflicting: 1, segments: 19, waitingToSeal: 630 },
      deliveries: { queued: 48, waiting: 2, delivered: 41, rejected: 5 },
      personalData: {
        people: look === "empty" ? 0 : 1_204,
        cycle:
          look === "empty"
            ? null
            : { began: now - 2 * day, reported: 1_204, done: true, nextAt: now + 4 * day },
        lastReportAt: look === "empty" ? null : now - 2 * day,
        refusal: look === "ill" ? "refused" : null,
        erased: {
          accounts: look === "empty" ? 0 : 3,
          events: look === "empty" ? 0 : 412,
          waiting: look === "ill" ? 2 : 0,
          held: look === "ill" ? 1 : 0,
        },
      },
      storage: {
        usedBytes: look === "ill" ? 118e6 : 38e6,
        limitBytes: 134_217_728,
        state: look === "ill" ? "full" : "ok",
      },
    }),
  };
}

const any = (values: readonly string[] | undefined, value: string) =>
  !values || values.includes(value);

function fits(event: AuditEvent, filter: ProcedureInput<"events/search">["filter"]): boolean {
  return (
    any(filter.actions, event.action) &&
    any(filter.products, event.product) &&
    any(filter.actors, event.actor.id) &&
    any(filter.countries, event.country) &&
    any(filter.outcomes, event.outcome) &&
    event.occurredAt >= (filter.from ?? 0) &&
    event.occurredAt < (filter.to ?? Number.POSITIVE_INFINITY) &&
    (!filter.ip || event.ip === filter.ip) &&
    (!filter.text || event.message.toLowerCase().includes(filter.text.toLowerCase()))
  );
}

function sampleAlert(index: number, now: number): Alert {
  const level =
    (["critical", "high", "medium", "low", "informational"] as const)[index % 5] ?? "low";
  return {
    key: (index + 1).toString(16).padStart(32, "a"),
    ruleId: `rule-${index % 4}`,
    ruleTitle:
      ["Organization admin granted", "Failed login burst", "API key created", "Audit log exported"][
        index % 4
      ] ?? "",
    ruleVersion: 1,
    level,
    title: `${["Organization admin granted to Grace Sample by Ada Example", "12 failed logins of alan.person@example.com", "API key created by Edsger Model", "Audit log exported"][index % 4]}`,
    dedupKey: "ada.example",
    bucketStart: now - index * 5 * hour,
    firstEventAt: now - index * 5 * hour - 90_000,
    lastEventAt: now - index * 5 * hour - 30_000,
    eventCount: 1 + (index % 12),
    createdAt: now - index * 5 * hour,
    historical: index > 20,
  };
}

function sampleRules(now: number): ProcedureOutput<"rules/list">["rules"] {
  return [
    "Organization admin granted",
    "Failed login burst",
    "API key created",
    "Audit log exported",
    "Two-step verification weakened",
    "Verified domain removed",
    "App installed",
  ].map((title, index) => ({
    id: `rule-${index}`,
    title,
    description: `Finds that ${title.toLowerCase()}: somebody who has this can read and change everything in the organization, so it should be rare and expected.`,
    level:
      (["critical", "medium", "high", "high", "critical", "high", "low"] as const)[index] ?? "low",
    status: index === 6 ? "experimental" : "stable",
    tags: ["attack.t1098", "attack.privilege-escalation"],
    falsePositives: ["Planned change of staff"],
    references: ["https://support.atlassian.com/organization-administration/"],
    kind: index === 1 ? ("correlation" as const) : ("rule" as const),
    name: title.toLowerCase().replaceAll(/\W/g, "_"),
    origin: index === 5 ? ("own" as const) : ("prebuilt" as const),
    replaces: false,
    setLevel: null,
    destinations: null,
    enabled: index !== 6,
    version: index,
    alertsLast30Days: [4, 31, 2, 0, 0, 1, 0][index] ?? 0,
    lastAlertAt: index % 3 === 0 ? now - index * hour - hour : null,
    yaml: `title: ${title}\nid: rule-${index}\nstatus: stable\nlevel: high\nlogsource:\n  product: atlassian\n  service: audit\ndetection:\n  selection:\n    action:\n      - user_granted_role\n    target.name|contains: admin\n  condition: selection\n`,
  }));
}

const sampleState = (step: number, now: number) => ({
  status: step === 2 ? ("closed" as const) : ("acknowledged" as const),
  issueStatus: step === 2 ? "Done" : "In Progress",
  assigneeId: "557058:alex",
  resolution: step === 2 ? "Done" : "",
  acknowledgedAt: now - 600_000,
  closedAt: step === 2 ? now - 60_000 : null,
  asOf: now - 60_000,
});
