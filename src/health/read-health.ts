import type { Health } from "#contract";
import type { Platform } from "#ports";
import { storageState } from "#pipeline/shapes/storage-state";
import { coverage } from "#sources/org-audit-log/coverage";
import { readRuns, type Runs } from "#sources/org-audit-log/read-runs";
import { readStreams } from "#stream/read-streams";
import { keyWarning } from "./key-warning";
import { readConcerns } from "./read-concerns";
import { readPersonalData } from "./read-personal-data";
import { readOtherSources } from "./read-other-sources";
import { sourceState } from "./source-state";

const DAY = 86_400_000;

type Deps = Pick<
  Platform,
  | "alerts"
  | "bytes"
  | "checkpoints"
  | "clock"
  | "conflicts"
  | "deliveries"
  | "documents"
  | "events"
  | "installation"
  | "people"
  | "quarantine"
  | "rollups"
  | "schema"
  | "segments"
  | "tail"
>;

/** How collecting, storing and delivering are doing, all of it from what is stored. */
export async function readHealth(deps: Deps): Promise<Health> {
  const now = deps.clock.now();
  const runs = await readRuns(deps);
  const streams = await readStreams(deps);
  const span = await deps.events.span();
  const last = await deps.segments.last();
  const usedBytes = await deps.schema.usedBytes();
  const limitBytes = deps.installation.sqlLimitBytes();
  const storage = storageState(usedBytes, limitBytes);
  return {
    now,
    source: sourceState(runs, {
      now,
      isFull: storage === "full",
      newest: span?.newest ?? null,
      lags: await deps.events.lags(200),
    }),
    others: await readOtherSources(deps),
    coverage: await coverage(deps),
    key: keyOf(runs, now),
    ...(await readConcerns(deps, runs, streams)),
    quarantine: {
      count: await deps.quarantine.count(),
      newest: [...(await deps.quarantine.newest(20))],
    },
    counts: {
      events: span?.count ?? 0,
      known: (runs.live?.known ?? 0) + (runs.past?.known ?? 0),
      conflicting: await deps.conflicts.count(),
      segments: last?.number ?? 0,
      waitingToSeal: (await deps.tail.waiting()).count,
    },
    deliveries: await deps.deliveries.counts(),
    streams: [...streams],
    personalData: await readPersonalData(deps),
    storage: { usedBytes, limitBytes, state: storage },
  };
}

function keyOf({ connection, live }: Runs, now: number): Health["key"] {
  const previous = connection?.previousKey ?? null;
  return {
    lastFour: connection?.keyLastFour ?? "",
    ...countdown(connection?.keyExpiresAt ?? null, now),
    previous: previous && {
      lastFour: previous.lastFour,
      ...countdown(previous.expiresAt, now),
      inUse: live?.usesPreviousKey ?? false,
    },
  };
}

function countdown(
  expiresAt: number | null,
  now: number,
): Pick<Health["key"], "expiresAt" | "daysLeft" | "warning"> {
  const daysLeft = expiresAt === null ? null : Math.floor((expiresAt - now) / DAY);
  return { expiresAt, daysLeft, warning: keyWarning(daysLeft) };
}
