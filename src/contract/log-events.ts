/** Every line that the app logs: its name and its fields. Never a secret, never the text of an event. */
export interface LogEvents {
  readonly "collect.skipped": { readonly run: string; readonly reason: string };
  readonly "collect.page-stored": {
    readonly run: string;
    readonly events: number;
    readonly stored: number;
    readonly known: number;
    readonly conflicting: number;
    readonly quarantined: number;
  };
  readonly "collect.stopped": {
    readonly run: string;
    readonly reason: string;
    readonly pages: number;
  };
  readonly "collect.refused": {
    readonly run: string;
    readonly status: number;
    readonly reason: string;
  };
  readonly "match.alert-raised": {
    readonly rule: string;
    readonly alert: string;
    readonly historical: boolean;
  };
  readonly "match.rule-refused": { readonly rule: string; readonly problem: string };
  readonly "deliver.delivered": {
    readonly delivery: string;
    readonly destination: string;
    readonly reference: string;
  };
  readonly "deliver.retry": {
    readonly delivery: string;
    readonly destination: string;
    readonly reason: string;
  };
  readonly "deliver.rejected": {
    readonly delivery: string;
    readonly destination: string;
    readonly reason: string;
  };
  readonly "stream.sent": {
    readonly destination: string;
    readonly segment: number;
    readonly events: number;
  };
  readonly "stream.waits": { readonly destination: string; readonly reason: string };
  readonly "stream.refused": {
    readonly destination: string;
    readonly event: string;
    readonly reason: string;
  };
  readonly "stream.skipped": { readonly destination: string; readonly events: number };
  readonly "digest.made": { readonly week: string; readonly destinations: number };
  readonly "follow.refused": { readonly issues: number; readonly status: number };
  readonly "seal.sealed": {
    readonly segment: number;
    readonly events: number;
    readonly bytes: number;
  };
  readonly "roll-up.counted": { readonly hours: number };
  readonly "prune.raw": { readonly segments: number; readonly before: number };
  readonly "prune.alerts": { readonly alerts: number };
  readonly "prune.pruned": { readonly events: number; readonly before: number };
  readonly "prune.forgotten": { readonly matches: number };
  readonly "prune.storage": {
    readonly usedBytes: number;
    readonly limitBytes: number;
    readonly state: string;
  };
  readonly "privacy.reported": {
    readonly accounts: number;
    readonly closed: number;
    readonly updated: number;
  };
  readonly "privacy.not-reported": {
    readonly accounts: number;
    readonly reason: string;
    readonly detail: string;
  };
  readonly "privacy.erased": {
    readonly account: string;
    readonly events: number;
    readonly held: number;
  };
  readonly "backup.kept": { readonly documents: number; readonly characters: number };
  readonly "backup.refused": { readonly reason: string };
  readonly "admin.not-recorded": { readonly procedure: string; readonly error: string };
  readonly "job.ended": { readonly job: string; readonly kind: string; readonly state: string };
  readonly "job.step-failed": {
    readonly job: string;
    readonly kind: string;
    readonly attempt: number;
    readonly reason: string;
  };
  readonly "admin.refused": { readonly procedure: string; readonly code: string };
  readonly "web-trigger.refused": { readonly trigger: string; readonly status: number };
  readonly "forward.queued": {
    readonly request: string;
    readonly token: string;
    readonly queued: number;
  };
  readonly "schema.migrated": { readonly reason: string };
  /** Details, which are logged where somebody asked for them. Sizes are in characters. */
  readonly "collect.answered": {
    readonly asked: string;
    readonly status: number;
    readonly failed: string;
    readonly received: number;
    readonly tookMs: number;
  };
  readonly "evaluate.page": {
    readonly events: number;
    readonly findings: number;
    readonly silenced: number;
  };
  readonly "deliver.answered": {
    readonly status: number;
    readonly failed: string;
    readonly sent: number;
    readonly received: number;
    readonly tookMs: number;
  };
  readonly "admin.answered": {
    readonly procedure: string;
    readonly ok: boolean;
    readonly tookMs: number;
  };
  readonly "job.step": { readonly job: string; readonly kind: string; readonly tookMs: number };
  /** An invocation wrote more lines than the platform takes. */
  readonly "log.cut": { readonly lines: number };
  readonly unexpected: { readonly where: string; readonly error: string };
}
