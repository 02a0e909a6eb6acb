import type { LogEvents } from "./log-events";

export interface LogPlace {
  readonly level: "error" | "warn" | "info" | "debug";
  /** What `DEBUG` and the settings on the Health page choose by. */
  readonly area: `audit-stream:${string}`;
}

/** How serious each line is, and which part of the app says it. */
export const logPlaces: { readonly [Name in keyof LogEvents]: LogPlace } = {
  "collect.skipped": { level: "warn", area: "audit-stream:collect" },
  "collect.page-stored": { level: "info", area: "audit-stream:collect" },
  "collect.stopped": { level: "info", area: "audit-stream:collect" },
  "collect.refused": { level: "warn", area: "audit-stream:collect" },
  "collect.answered": { level: "debug", area: "audit-stream:collect:http" },
  "match.alert-raised": { level: "info", area: "audit-stream:evaluate" },
  "match.rule-refused": { level: "warn", area: "audit-stream:evaluate" },
  "evaluate.page": { level: "debug", area: "audit-stream:evaluate" },
  "deliver.delivered": { level: "info", area: "audit-stream:deliver" },
  "deliver.retry": { level: "warn", area: "audit-stream:deliver" },
  "deliver.rejected": { level: "warn", area: "audit-stream:deliver" },
  "stream.sent": { level: "info", area: "audit-stream:stream" },
  "stream.waits": { level: "warn", area: "audit-stream:stream" },
  "stream.refused": { level: "warn", area: "audit-stream:stream" },
  "stream.skipped": { level: "warn", area: "audit-stream:stream" },
  "deliver.answered": { level: "debug", area: "audit-stream:deliver:http" },
  "digest.made": { level: "info", area: "audit-stream:deliver" },
  "follow.refused": { level: "warn", area: "audit-stream:deliver" },
  "seal.sealed": { level: "info", area: "audit-stream:maintain" },
  "roll-up.counted": { level: "info", area: "audit-stream:maintain" },
  "prune.raw": { level: "info", area: "audit-stream:maintain" },
  "prune.alerts": { level: "info", area: "audit-stream:maintain" },
  "prune.pruned": { level: "info", area: "audit-stream:maintain" },
  "prune.forgotten": { level: "info", area: "audit-stream:maintain" },
  "prune.storage": { level: "warn", area: "audit-stream:maintain" },
  "privacy.reported": { level: "info", area: "audit-stream:maintain" },
  "privacy.not-reported": { level: "warn", area: "audit-stream:maintain" },
  "privacy.erased": { level: "info", area: "audit-stream:maintain" },
  "backup.kept": { level: "info", area: "audit-stream:maintain" },
  "backup.refused": { level: "warn", area: "audit-stream:maintain" },
  "schema.migrated": { level: "info", area: "audit-stream:maintain" },
  "admin.not-recorded": { level: "error", area: "audit-stream:admin" },
  "admin.refused": { level: "info", area: "audit-stream:admin" },
  "admin.answered": { level: "debug", area: "audit-stream:admin" },
  "job.ended": { level: "info", area: "audit-stream:jobs" },
  "job.step-failed": { level: "warn", area: "audit-stream:jobs" },
  "job.step": { level: "debug", area: "audit-stream:jobs" },
  "web-trigger.refused": { level: "info", area: "audit-stream:triggers" },
  "forward.queued": { level: "info", area: "audit-stream:triggers" },
  "log.cut": { level: "warn", area: "audit-stream:log" },
  unexpected: { level: "error", area: "audit-stream:app" },
};
