import { z } from "zod";
import { ActivityEntry } from "./activity-entry";
import { AccessHolder } from "./access-holder";
import { Alert } from "./alert";
import { AlertState } from "./alert-state";
import { AlertWhy } from "./alert-why";
import { AuditEvent } from "./audit-event";
import { BackupCopy, backupLimits, RestoreItem } from "./backup";
import { BundleEntry } from "./bundle-entry";
import { bundleLimits } from "./bundle-limits";
import { BacktestReport } from "./backtest-report";
import { ChangeNote, ChangeRecord } from "./change-record";
import { ComplianceReport } from "./compliance-report";
import { Connection } from "./connection";
import { ConnectionCheck } from "./connection-check";
import { Coverage } from "./coverage";
import { Dashboard } from "./dashboard";
import { Delivery } from "./delivery";
import { DestinationForm, SecretChange } from "./destination-form";
import { DestinationSummary } from "./destination-summary";
import { Digest } from "./digest";
import { DigestSettings } from "./digest-settings";
import { Diagnostics } from "./diagnostics";
import { EventFilter } from "./event-filter";
import { EventKey } from "./event-key";
import { EventPosition } from "./event-position";
import { ExportFormat } from "./export-format";
import { Framework } from "./framework";
import { Health } from "./health";
import { Job, JobKind } from "./job";
import { JiraIssueSettings } from "./jira-issue-settings";
import { KeyRecord } from "./key-record";
import { Level } from "./level";
import { Logging } from "./logging";
import { NamedList } from "./named-list";
import { OtherSources } from "./other-sources";
import { RecordCheck } from "./record-check";
import { Period } from "./period";
import { Hold, Retention } from "./retention";
import { Role } from "./role";
import { RuleActivity } from "./rule-activity";
import { RuleExplanation } from "./rule-explanation";
import { Routing } from "./routing";
import { RuleSummary } from "./rule-summary";
import { RuleTrial } from "./rule-trial";
import { RuleVersion } from "./rule-version";
import { StorageForecast } from "./storage-forecast";
import { Suppression } from "./suppression";
import { SuppressionEntry } from "./suppression-entry";
import { SuppressionTrial } from "./suppression-trial";
import { Token } from "./token";
import { Zone } from "./zone";

const nothing = z.strictObject({});
const alertKey = Alert.shape.key;
const jobId = z.strictObject({ id: z.string().min(1).max(64) });
const ruleId = z.string().min(1).max(100);
const ruleText = z.string().max(200_000, "A rule may have 200,000 characters.");
const bundleText = z
  .string()
  .max(
    bundleLimits.characters,
    `A bundle may have ${bundleLimits.characters.toLocaleString("en")} characters: divide it.`,
  );
const mostPieces = Math.ceil(backupLimits.characters / backupLimits.piece) + 1;
const fileId = z.string().regex(/^[0-9a-f]{32}$/);
/** A copy of the app's own, or a file that was handed over in so many pieces. */
const backupSource = z.union([
  z.strictObject({ copy: BackupCopy.shape.id }),
  z.strictObject({ file: fileId, pieces: z.number().int().min(1).max(mostPieces) }),
]);
const listName = z
  .string()
  .regex(
    /^[a-z][a-z0-9_-]{0,59}$/,
    "A name has small letters, digits, - and _, and begins with a letter.",
  );
const destinationId = z.string().min(1).max(100);
const DAY = 86_400_000;
const reportPeriod = Period.refine(
  ({ from, to }) => from % DAY === 0 && to % DAY === 0 && to > from && to - from <= 400 * DAY,
  "Choose whole days (UTC), 400 of them at most.",
);
const connectionInput = z.strictObject({
  orgId: z.string().trim().min(1, "Enter the organization id").max(100),
  apiKey: z.string().trim().min(1, "Enter the API key").max(2_000),
});

const tested = z.object({
  result: z.enum(["delivered", "retry", "rejected"]),
  /** Why it was not delivered; else empty. */
  reason: z.string(),
  /** What the destination made of it: an issue key, a message id. */
  reference: z.string(),
  /** The server's answer; null where none came or Jira was asked. */
  answer: z.object({ status: z.number().int(), body: z.string(), tookMs: z.number() }).nullable(),
});

/**
 * Everything that the page can ask, by name: what goes in and what comes out.
 * Both ends parse with these schemas; times are epoch milliseconds.
 */
export const procedures = {
  /** Who is looking, and what they may see. Answers anybody who can load the page. */
  "session/get": {
    input: nothing,
    output: z.object({
      accountId: z.string(),
      /** Null: not on the list. */
      role: Role.nullable(),
      connected: z.boolean(),
      /** A Jira administrator may connect an organization while none is connected. */
      mayConnect: z.boolean(),
      environment: z.enum(["production", "staging", "development"]),
      siteUrl: z.string(),
    }),
  },

  "setup/status": {
    input: nothing,
    output: z.object({
      connection: Connection.nullable(),
      issues: z.object({ settings: JiraIssueSettings, version: z.number().int() }).nullable(),
    }),
  },
  /** One try with the key, nothing is stored. */
  "setup/test-connection": { input: connectionInput, output: ConnectionCheck },
  /** Tests, then stores key and organization, makes the caller a manager and starts collecting. */
  "setup/connect": {
    input: connectionInput.extend({
      keyExpiresAt: z.number().int().nullable(),
      backfillDays: z.number().int().min(0).max(180),
      /** Whether alerts found in the past are delivered too. */
      deliverHistorical: z.boolean(),
    }),
    output: ConnectionCheck,
  },
  "setup/replace-key": {
    input: connectionInput
      .pick({ apiKey: true })
      .extend({ keyExpiresAt: z.number().int().nullable() }),
    output: ConnectionCheck,
  },
  /** Takes another key beside the present one, which is fallen back on until it is forgotten. */
  "setup/add-key": {
    input: connectionInput
      .pick({ apiKey: true })
      .extend({ keyExpiresAt: z.number().int().nullable() }),
    output: ConnectionCheck,
  },
  "setup/forget-previous-key": { input: nothing, output: nothing },
  /** Stops collecting and forgets the key. Events, alerts and settings stay. */
  "setup/disconnect": { input: nothing, output: nothing },

  "roles/get": {
    input: nothing,
    output: z.object({
      entries: z.array(z.object({ accountId: z.string(), name: z.string(), role: Role })),
      version: z.number().int(),
    }),
  },
  "roles/save": {
    input: z.strictObject({
      entries: z
        .array(z.strictObject({ accountId: z.string().min(1).max(128), role: Role }))
        .max(500),
      version: z.number().int(),
    }),
    output: z.object({ version: z.number().int() }),
  },
  "roles/find-people": {
    input: z.strictObject({ query: z.string().max(100) }),
    output: z.object({ people: z.array(z.object({ accountId: z.string(), name: z.string() })) }),
  },

  "events/search": {
    input: z.strictObject({
      filter: EventFilter,
      after: EventPosition.nullable(),
      limit: z.number().int().min(1).max(100),
    }),
    output: z.object({ events: z.array(AuditEvent), next: EventPosition.nullable() }),
  },
  "events/count": {
    input: z.strictObject({ filter: EventFilter }),
    /** Counting stops at 10,000: then `more` is true. */
    output: z.object({ count: z.number().int(), more: z.boolean() }),
  },
  "events/get": {
    input: z.strictObject({ key: EventKey }),
    output: z.object({
      event: AuditEvent,
      /** What Atlassian sent, as parsed JSON; null where retention has removed it. */
      raw: z.unknown(),
      kept: z.enum(["tail", "segment", "gone"]),
      segment: z.number().int().nullable(),
      alerts: z.array(z.object({ key: alertKey, title: z.string(), ruleId: z.string() })),
    }),
  },
  /** The values that filters offer. */
  "events/facets": {
    input: nothing,
    output: z.object({
      actions: z.array(z.object({ value: z.string(), title: z.string() })),
      products: z.array(z.string()),
      countries: z.array(z.string()),
    }),
  },
  "events/find-actors": {
    input: z.strictObject({
      query: z.string().max(100),
      ids: z.array(z.string().max(200)).max(50).optional(),
    }),
    output: z.object({ actors: z.array(AuditEvent.shape.actor) }),
  },
  "events/coverage": { input: nothing, output: Coverage },

  "alerts/list": {
    input: z.strictObject({
      after: z.strictObject({ createdAt: z.number().int(), key: alertKey }).nullable(),
      limit: z.number().int().min(1).max(100),
      ruleId: z.string().max(100).optional(),
      historical: z.boolean().optional(),
      level: Level.optional(),
      /** Raised from then on, and before `to`: epoch milliseconds. */
      from: z.number().int().optional(),
      to: z.number().int().optional(),
    }),
    output: z.object({
      alerts: z.array(
        Alert.extend({
          issueKey: z.string().nullable(),
          /** What its issue tells; null where there is none, or nobody has touched it yet. */
          state: AlertState.nullable(),
          /** Of all its deliveries: the worst state counts. */
          deliveryState: z.enum(["none", "waiting", "delivered", "rejected"]),
        }),
      ),
      next: z.object({ createdAt: z.number().int(), key: alertKey }).nullable(),
    }),
  },
  "alerts/get": {
    input: z.strictObject({ key: alertKey }),
    output: z.object({
      alert: Alert,
      events: z.array(AuditEvent),
      deliveries: z.array(Delivery),
      issueKey: z.string().nullable(),
      state: AlertState.extend({ assigneeName: z.string() }).nullable(),
      /** Null for an alert that was raised before the app noted it. */
      why: AlertWhy.nullable(),
    }),
  },
  /** Sends a historical alert after all. */
  "alerts/deliver": {
    input: z.strictObject({ key: alertKey }),
    output: z.object({ queued: z.number().int() }),
  },
  /** Tries rejected deliveries once more. */
  "alerts/redrive": {
    input: z.strictObject({ key: alertKey.optional(), destinationId: z.string().optional() }),
    output: z.object({ queued: z.number().int() }),
  },

  "rules/list": { input: nothing, output: z.object({ rules: z.array(RuleSummary) }) },
  "rules/set-enabled": {
    input: z.strictObject({
      id: z.string().max(100),
      enabled: z.boolean(),
      version: z.number().int(),
    }),
    output: z.object({ version: z.number().int() }),
  },
  /** Level and destinations of a rule, whatever its text says; null leaves them to the rule. */
  "rules/save-settings": {
    input: z.strictObject({
      id: ruleId,
      level: Level.nullable(),
      destinations: z.array(z.string().max(100)).max(50).nullable(),
      version: z.number().int(),
    }),
    output: z.object({ version: z.number().int() }),
  },
  /** What every rule found in the last 30 days. */
  "rules/activity": { input: nothing, output: z.object({ activity: z.array(RuleActivity) }) },
  "rules/get": {
    input: z.strictObject({ id: ruleId }),
    output: z.object({
      rule: RuleSummary,
      /** The whole document, with its examples. */
      yaml: z.string(),
      /** What to save against; 0 where nobody has saved a version. */
      version: z.number().int(),
    }),
  },
  /** Saves a rule that parses, compiles with the others and has green examples. An own rule replaces a prebuilt one. */
  "rules/save": {
    input: z.strictObject({
      /** The rule that is edited; null for a new one. */
      id: ruleId.nullable(),
      yaml: ruleText,
      version: z.number().int(),
    }),
    output: z.object({ id: z.string(), version: z.number().int() }),
  },
  /** Deletes an own rule; the prebuilt one that it replaced is back. */
  "rules/delete": {
    input: z.strictObject({ id: ruleId, version: z.number().int() }),
    output: nothing,
  },
  "rules/versions": {
    input: z.strictObject({ id: ruleId }),
    output: z.object({ versions: z.array(RuleVersion) }),
  },
  /** Saves an earlier version once more, as `rules/save` would. */
  "rules/restore": {
    input: z.strictObject({ id: ruleId, restore: z.number().int(), version: z.number().int() }),
    output: z.object({ id: z.string(), version: z.number().int() }),
  },
  "rules/try": { input: z.strictObject({ yaml: ruleText }), output: RuleTrial },
  "rules/explain": {
    input: z.strictObject({ yaml: ruleText, event: EventKey }),
    output: RuleExplanation,
  },
  /** Rules as one text of several YAML documents; null takes all of the administrator's own. */
  "rules/export": {
    input: z.strictObject({ ids: z.array(ruleId).max(1_000).nullable() }),
    output: z.object({ yaml: z.string(), count: z.number().int() }),
  },
  /** What importing a bundle would do. */
  "rules/read-bundle": {
    input: z.strictObject({ yaml: bundleText }),
    output: z.object({ entries: z.array(BundleEntry) }),
  },
  /** Imports these documents of a bundle by number, or none where one of them is refused. */
  "rules/import": {
    input: z.strictObject({
      yaml: bundleText,
      numbers: z.array(z.number().int().min(1)).min(1).max(bundleLimits.documents),
    }),
    output: z.object({ entries: z.array(BundleEntry) }),
  },

  "lists/list": { input: nothing, output: z.object({ lists: z.array(NamedList) }) },
  "lists/save": {
    input: z.strictObject({
      name: listName,
      description: z.string().trim().max(500),
      values: z.array(z.string().min(1).max(500)).max(5_000),
      version: z.number().int(),
    }),
    output: z.object({ version: z.number().int() }),
  },
  /** Refused while a rule or suppression uses it. */
  "lists/delete": {
    input: z.strictObject({ name: listName, version: z.number().int() }),
    output: nothing,
  },

  "suppressions/list": {
    input: nothing,
    output: z.object({
      /** Newest first, those that have ended included. */
      suppressions: z.array(SuppressionEntry),
      /** Of the accounts that they name, as far as they are known. */
      names: z.array(z.object({ accountId: z.string(), name: z.string() })),
    }),
  },
  "suppressions/try": {
    input: z.strictObject({
      conditions: z
        .strictObject(Suppression.shape)
        .omit({ reason: true, expiresAt: true, createdAt: true, createdBy: true }),
    }),
    output: SuppressionTrial,
  },
  /** Makes a suppression where `id` is null. One that has ended stays as it was. */
  "suppressions/save": {
    input: z.strictObject({
      id: z.string().max(100).nullable(),
      suppression: z.strictObject(Suppression.shape).omit({ createdAt: true, createdBy: true }),
      version: z.number().int(),
    }),
    output: z.object({ id: z.string(), version: z.number().int() }),
  },
  /** What happens from now on is heard of again; what happened before stays silenced, should it come late or again. */
  "suppressions/end": {
    input: z.strictObject({ id: z.string().max(100), version: z.number().int() }),
    output: z.object({ version: z.number().int() }),
  },
  /** Removes one that has ended. */
  "suppressions/delete": {
    input: z.strictObject({ id: z.string().max(100), version: z.number().int() }),
    output: nothing,
  },

  /** What issues of this rule have that the default has not; null takes the default. */
  "rules/issue-settings": {
    input: z.strictObject({ id: z.string().max(100) }),
    output: z.object({
      settings: JiraIssueSettings.partial().nullable(),
      version: z.number().int(),
    }),
  },
  "rules/save-issue-settings": {
    input: z.strictObject({
      id: z.string().max(100),
      settings: JiraIssueSettings.partial().nullable(),
      version: z.number().int(),
    }),
    output: z.object({ version: z.number().int(), warnings: z.array(z.string()) }),
  },

  "issues/projects": {
    input: z.strictObject({ query: z.string().max(100) }),
    output: z.object({ projects: z.array(z.object({ key: z.string(), name: z.string() })) }),
  },
  /** What the create screens of a project ask for. */
  "issues/create-screen": {
    input: z.strictObject({ projectKey: z.string().max(50) }),
    output: z.object({
      issueTypes: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          fields: z.array(
            z.object({
              id: z.string(),
              name: z.string(),
              required: z.boolean(),
              /** Values to choose from, where Jira lists them. */
              allowed: z.array(z.object({ id: z.string(), name: z.string() })),
            }),
          ),
        }),
      ),
      mayCreate: z.boolean(),
      warnings: z.array(z.string()),
    }),
  },
  "issues/save-settings": {
    input: z.strictObject({ settings: JiraIssueSettings, version: z.number().int() }),
    output: z.object({ version: z.number().int(), warnings: z.array(z.string()) }),
  },

  /** The caller's own long questions, newest first. */
  "jobs/list": {
    input: z.strictObject({ kind: JobKind.optional() }),
    output: z.object({ jobs: z.array(Job) }),
  },
  "jobs/get": { input: jobId, output: z.object({ job: Job }) },
  "jobs/cancel": { input: jobId, output: z.object({ cancelled: z.boolean() }) },
  /** One piece of what a job that is done has found, counted from 0. */
  "jobs/result": {
    input: jobId.extend({ part: z.number().int().min(0).max(10_000) }),
    output: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("export-events"), text: z.string() }),
      /** A piece of one of the files. */
      z.object({ kind: z.literal("evidence-pack"), name: z.string(), text: z.string() }),
      z.object({ kind: z.literal("backtest"), report: BacktestReport }),
      z.object({ kind: z.literal("check-record"), check: RecordCheck }),
    ]),
  },
  /** Runs a rule text over stored history, beside the saved rule of the same id, as a job. */
  "backtests/start": {
    input: z.strictObject({
      yaml: z.string().min(1).max(200_000),
      /** Event time, epoch milliseconds: from, inclusive, to, exclusive. */
      from: z.number().int().min(0),
      to: z.number().int().min(0),
    }),
    output: jobId,
  },
  /** Writes the events that a filter lets through into a file, as a job. */
  "exports/start": {
    input: z.strictObject({ filter: EventFilter, format: ExportFormat }),
    output: jobId,
  },
  "tokens/list": {
    input: nothing,
    output: z.object({
      /** Those that are not revoked, the newest first. */
      tokens: z.array(Token),
      /** Where the world reaches the web triggers. */
      addresses: z.object({ forward: z.string(), health: z.string(), intake: z.string() }),
    }),
  },
  "tokens/create": {
    input: z.strictObject({
      name: z.string().trim().min(1, "Give the token a name").max(100),
      method: Token.shape.method,
      scopes: Token.shape.scopes.min(1, "Choose what the token may do").max(3),
      expiresAt: z.number().int().nullable(),
    }),
    /** The secret is told this once. */
    output: z.object({ token: Token, secret: z.string() }),
  },
  "tokens/revoke": { input: z.strictObject({ id: Token.shape.id }), output: nothing },
  /** Where alerts go, and what can be added. */
  "destinations/list": {
    input: nothing,
    output: z.object({
      destinations: z.array(DestinationSummary),
      /** The kinds that can be added. */
      forms: z.array(DestinationForm),
      /** The lists that routing can name. */
      lists: z.array(z.string()),
    }),
  },
  "destinations/get": {
    input: z.strictObject({ id: destinationId }),
    output: z.object({
      kind: z.string(),
      name: z.string(),
      settings: z.record(z.string(), z.unknown()),
      routing: Routing,
      /** The names of the secrets that there are. */
      secretsSet: z.array(z.string()),
      version: z.number().int(),
    }),
  },
  /** Makes a destination (id null, version 0) or changes one. Secrets that are not mentioned stay. */
  "destinations/save": {
    input: z.strictObject({
      id: destinationId.nullable(),
      kind: z.string().max(100),
      name: z.string().trim().min(1, "Enter a name").max(100),
      settings: z.record(z.string(), z.unknown()),
      routing: Routing,
      secrets: z.record(z.string(), SecretChange),
      version: z.number().int(),
    }),
    output: z.object({ id: destinationId, version: z.number().int() }),
  },
  /** Forgets it and its secrets. What still waits for it is rejected. */
  "destinations/delete": {
    input: z.strictObject({ id: destinationId, version: z.number().int() }),
    output: nothing,
  },
  /** Pauses, or resumes: then `waiting` says whether what has waited is sent or rejected. */
  "destinations/set-enabled": {
    input: z.strictObject({
      id: destinationId,
      enabled: z.boolean(),
      waiting: z.enum(["send", "reject"]).default("send"),
      version: z.number().int(),
    }),
    output: z.object({ version: z.number().int() }),
  },
  /** Sends an example alert now, and tells what the destination said. A test of Jira makes an issue. */
  "destinations/test": {
    input: z.strictObject({ id: destinationId }),
    output: tested,
  },

  /** The delivery log, newest first. */
  "deliveries/list": {
    input: z.strictObject({
      after: z.strictObject({ createdAt: z.number().int(), key: Delivery.shape.key }).nullable(),
      limit: z.number().int().min(1).max(100),
      destinationId: destinationId.optional(),
      state: Delivery.shape.state.optional(),
    }),
    output: z.object({
      /** With the title of the alert; empty where the message belongs to none that is there. */
      deliveries: z.array(Delivery.extend({ alertTitle: z.string() })),
      next: z.object({ createdAt: z.number().int(), key: Delivery.shape.key }).nullable(),
    }),
  },
  /** Tries rejected deliveries once more: one, those of a destination, or all. */
  "deliveries/redrive": {
    input: z.strictObject({
      key: Delivery.shape.key.optional(),
      destinationId: destinationId.optional(),
    }),
    output: z.object({ queued: z.number().int() }),
  },

  /** Whether and where to the weekly digest goes, and the last one. */
  "digest/get": {
    input: nothing,
    output: z.object({
      settings: DigestSettings,
      version: z.number().int(),
      /** When the next week ends, in epoch milliseconds; null while it is off. */
      nextEnd: z.number().int().nullable(),
      last: z.object({ digest: Digest, deliveries: z.array(Delivery) }).nullable(),
    }),
  },
  "digest/save": {
    input: z.strictObject({
      enabled: z.boolean(),
      weekday: z.number().int().min(0).max(6),
      hour: z.number().int().min(0).max(23),
      zone: Zone,
      destinationIds: z.array(destinationId).max(20),
      version: z.number().int(),
    }),
    output: z.object({ version: z.number().int() }),
  },
  /** The last seven days, as a digest would tell of them now. */
  "digest/preview": { input: z.strictObject({ zone: Zone }), output: z.object({ digest: Digest }) },
  /** Sends that digest to a destination now, and tells what it said. */
  "digest/send-test": {
    input: z.strictObject({ destinationId, zone: Zone }),
    output: tested,
  },

  "dashboard/get": {
    input: z.strictObject({
      range: z.enum(["24h", "7d", "30d", "90d", "180d"]),
      /** Whose days and hours are meant, such as `Europe/Berlin`. */
      zone: Zone,
    }),
    output: Dashboard,
  },
  /** What was watched for each control in a period, and what was not. */
  "compliance/report": {
    input: z.strictObject({ period: reportPeriod }),
    output: z.object({
      report: ComplianceReport,
      /** What evidence packs are signed with; null before the first. */
      signingKey: z
        .object({
          publicKey: z.string(),
          /** SHA-256 of the public key's text, hex. */
          fingerprint: z.string(),
        })
        .nullable(),
    }),
  },
  /** Who held administrator rights at a moment, as far as stored events tell. `more`: older events were left out. */
  "compliance/access": {
    input: z.strictObject({ at: z.number().int() }),
    output: z.object({ holders: z.array(AccessHolder), more: z.boolean() }),
  },
  /** Changes, newest first, and what accounts for each. */
  "compliance/changes": {
    input: z.strictObject({
      category: z.enum(["policy", "privilege", "administration"]),
      period: reportPeriod,
      after: EventPosition.nullable(),
      limit: z.number().int().min(1).max(100),
    }),
    output: z.object({ changes: z.array(ChangeRecord), next: EventPosition.nullable() }),
  },
  /** Notes the ticket of a change, and what there is to say of it. */
  "compliance/note-change": {
    input: ChangeNote.extend({ key: EventKey, version: z.number().int() }),
    output: z.object({ version: z.number().int() }),
  },
  "compliance/keys": {
    input: z.strictObject({ at: z.number().int() }),
    output: z.object({ keys: z.array(KeyRecord), more: z.boolean() }),
  },
  /** Makes an evidence pack, as a job. */
  "compliance/make-pack": {
    input: z.strictObject({ period: reportPeriod, frameworks: z.array(Framework).min(1).max(4) }),
    output: jobId,
  },

  /** The copies of the configuration that the app made by itself, newest first. */
  "backups/list": {
    input: nothing,
    output: z.object({
      copies: z.array(BackupCopy),
      /** Why the latest could not be made; null: it could. */
      failed: z.object({ at: z.number().int(), reason: z.string() }).nullable(),
    }),
  },
  /** The configuration as it is now (`copy` null), or as it was, as the text of a file without secrets. */
  "backups/download": {
    input: z.strictObject({ copy: BackupCopy.shape.id.nullable() }),
    output: z.object({ name: z.string(), text: z.string() }),
  },
  /** Hands over a piece of a file that is to be restored; `id` is null for the first. */
  "backups/upload": {
    input: z.strictObject({
      id: fileId.nullable(),
      piece: z
        .number()
        .int()
        .min(0)
        .max(mostPieces - 1, `A backup may have ${backupLimits.characters} characters.`),
      text: z.string().max(backupLimits.piece),
    }),
    output: z.object({ id: fileId }),
  },
  /** What restoring a backup would do, document by document. */
  "backups/preview": {
    input: z.strictObject({ source: backupSource }),
    output: z.object({
      backup: z.object({
        app: z.string(),
        madeAt: z.number().int(),
        madeBy: z.string(),
        organization: z.string().nullable(),
      }),
      isOfAnotherOrganization: z.boolean(),
      items: z.array(RestoreItem),
    }),
  },
  /** Restores these documents, each where it still has the version that the preview showed. Asked again it does the rest. */
  "backups/restore": {
    input: z.strictObject({
      source: backupSource,
      items: z
        .array(
          z.strictObject({
            kind: z.string().max(50),
            id: z.string().max(200),
            version: z.number().int(),
          }),
        )
        .min(1, "Choose what to restore")
        .max(backupLimits.documents),
    }),
    output: z.object({ items: z.array(RestoreItem) }),
  },

  "logging/get": {
    input: nothing,
    output: z.object({ logging: Logging, version: z.number().int(), areas: z.array(z.string()) }),
  },
  /** `debug` is for so many minutes from now on, a day at most; null: no details. */
  "logging/save": {
    input: z.strictObject({
      level: Logging.shape.level.unwrap(),
      debug: z
        .strictObject({
          areas: Logging.shape.debug.unwrap().unwrap().shape.areas,
          minutes: z.number().int().min(1).max(1_440, "A day at most"),
        })
        .nullable(),
      version: z.number().int(),
    }),
    output: z.object({ version: z.number().int() }),
  },

  "health/get": { input: nothing, output: Health },
  /** For support: no secret, no name, no address, nothing that somebody wrote. */
  "health/diagnostics": { input: nothing, output: Diagnostics },

  /** Tries a record once more that could not be read as an event. */
  "quarantine/retry": {
    input: z.strictObject({ key: z.string().min(1).max(128) }),
    output: z.object({
      result: z.enum(["stored", "refused"]),
      /** Why it is still refused; else empty. */
      reason: z.string(),
    }),
  },

  /** How long what is kept, and what that takes. */
  /** What is collected beside the organization's audit log. */
  "sources/get": {
    input: nothing,
    output: z.object({
      sources: OtherSources,
      /** Of the switch, for a change to name. */
      version: z.number().int(),
      /** Where Atlassian's audit log webhook delivers to. */
      address: z.string(),
    }),
  },
  /** Switches Jira's own audit log on or off. What was stored stays. */
  "sources/switch-site-log": {
    input: z.strictObject({ enabled: z.boolean(), version: z.number().int().min(0) }),
    output: z.object({ version: z.number().int() }),
  },
  "retention/get": {
    input: nothing,
    output: z.object({
      retention: Retention,
      version: z.number().int(),
      storage: StorageForecast,
    }),
  },
  /** Holds stay as they are. */
  "retention/save": {
    input: z.strictObject(Retention.shape).omit({ legalHolds: true }).extend({
      version: z.number().int(),
    }),
    output: z.object({ version: z.number().int() }),
  },
  "holds/place": {
    input: z
      .strictObject(Hold.shape)
      .omit({ id: true, by: true, at: true })
      .extend({ version: z.number().int() }),
    output: z.object({ version: z.number().int() }),
  },
  "holds/release": {
    input: z.strictObject({ id: Hold.shape.id, version: z.number().int() }),
    output: z.object({ version: z.number().int() }),
  },

  /** What people did with this app, newest first. */
  "activity/list": {
    input: z.strictObject({
      before: z.number().int().nullable(),
      limit: z.number().int().min(1).max(100),
      accountId: z.string().max(128).optional(),
    }),
    output: z.object({
      /** With the name that the audit log last had for the account; empty where it had none. */
      entries: z.array(ActivityEntry.extend({ name: z.string() })),
      next: z.number().int().nullable(),
    }),
  },
  /** Walks the hash chains of sealed events and activity, as a job. */
  "activity/check": { input: nothing, output: jobId },
} as const;

export type ProcedureName = keyof typeof procedures;
export type ProcedureInput<Name extends ProcedureName> = z.infer<
  (typeof procedures)[Name]["input"]
>;
export type ProcedureOutput<Name extends ProcedureName> = z.infer<
  (typeof procedures)[Name]["output"]
>;
