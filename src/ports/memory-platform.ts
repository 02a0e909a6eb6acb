import { createBytes } from "#forge/bytes";
import type { Platform } from "#ports";
import { createMemoryActivity } from "./memory-activity";
import { createMemoryAlertStates } from "./memory-alert-states";
import { createMemoryAlerts } from "./memory-alerts";
import { createMemoryAuditLog, type MemoryAuditLog } from "./memory-audit-log";
import { createMemoryBackups } from "./memory-backups";
import { createMemoryBudget } from "./memory-budget";
import { createMemoryCheckpoints } from "./memory-checkpoints";
import { createMemoryClock, type MemoryClock } from "./memory-clock";
import { createMemoryConflicts } from "./memory-conflicts";
import { createMemoryDeliveries } from "./memory-deliveries";
import { createMemoryDocuments } from "./memory-documents";
import { createMemoryEvents } from "./memory-events";
import { createMemoryForwards } from "./memory-forwards";
import { createMemoryHttp, type MemoryHttp } from "./memory-http";
import { createMemoryJira, type MemoryJira } from "./memory-jira";
import { createMemoryJobs } from "./memory-jobs";
import { createMemoryLog, type MemoryLog } from "./memory-log";
import { createMemoryMatches } from "./memory-matches";
import { createMemoryPeople } from "./memory-people";
import { createMemoryPrivacy, type MemoryPrivacy } from "./memory-privacy";
import { createMemoryQuarantine } from "./memory-quarantine";
import { createMemoryQueue, type MemoryQueue } from "./memory-queue";
import { createMemoryRandom } from "./memory-random";
import { createMemoryRollups } from "./memory-rollups";
import { createMemorySecrets } from "./memory-secrets";
import { createMemorySegments } from "./memory-segments";
import { createMemorySilenced } from "./memory-silenced";
import { createMemoryTail } from "./memory-tail";
import { createMemoryTexts } from "./memory-texts";

/** A platform in memory, and what a test moves and reads in it. */
export interface MemoryPlatform extends Platform {
  readonly clock: MemoryClock;
  readonly log: MemoryLog;
  readonly auditLog: MemoryAuditLog;
  readonly jira: MemoryJira;
  readonly http: MemoryHttp;
  readonly queue: MemoryQueue;
  readonly privacy: MemoryPrivacy;
  /** What `schema.usedBytes` answers from now on. */
  readonly setUsedBytes: (bytes: number) => void;
}

/** Everything that the app needs from outside, in memory: no network, no waiting, the same for the same seed. */
export function createMemoryPlatform(
  options: { readonly now?: number; readonly seed?: number } = {},
): MemoryPlatform {
  const events = createMemoryEvents();
  const alerts = createMemoryAlerts();
  const quarantine = createMemoryQuarantine();
  const conflicts = createMemoryConflicts();
  let usedBytes = 0;
  return {
    clock: createMemoryClock(options.now ?? Date.UTC(2026, 0, 5, 9)),
    random: createMemoryRandom(options.seed ?? 1),
    bytes: createBytes(),
    log: createMemoryLog(),
    installation: {
      environment: () => "production",
      version: () => "1.0.0",
      sqlLimitBytes: () => 2 ** 30,
    },
    auditLog: createMemoryAuditLog(),
    events,
    tail: createMemoryTail(events.has),
    segments: createMemorySegments(),
    quarantine,
    conflicts,
    texts: createMemoryTexts({
      ...events.texts,
      alert: alerts.texts,
      unreadable: quarantine.texts,
      second: conflicts.texts,
    }),
    documents: createMemoryDocuments(),
    backups: createMemoryBackups(),
    activity: createMemoryActivity(),
    rollups: createMemoryRollups(),
    alerts,
    alertStates: createMemoryAlertStates(alerts),
    matches: createMemoryMatches(),
    silenced: createMemorySilenced(),
    deliveries: createMemoryDeliveries(),
    forwards: createMemoryForwards(),
    checkpoints: createMemoryCheckpoints(),
    budget: createMemoryBudget(),
    jobs: createMemoryJobs(),
    people: createMemoryPeople(),
    privacy: createMemoryPrivacy(),
    queue: createMemoryQueue(),
    secrets: createMemorySecrets(),
    webTriggers: { addressOf: async (trigger) => `https://triggers.example.com/x1/${trigger}` },
    jira: createMemoryJira(),
    http: createMemoryHttp(),
    schema: {
      migrate: async () => "done",
      usedBytes: async () => usedBytes,
      tableSizes: async () => [{ table: "event", rows: 0, bytes: usedBytes }],
    },
    setUsedBytes: (bytes) => {
      usedBytes = bytes;
    },
  };
}
