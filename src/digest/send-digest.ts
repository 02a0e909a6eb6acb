import type { DigestSettings } from "#contract";
import { destinationStates } from "#destinations/destination-states";
import { deliveryKey } from "#pipeline/shapes/delivery-key";
import type { NewDelivery, Platform } from "#ports";
import { readDigestSettings } from "#settings/read-digest-settings";
import { readDigestSince } from "#settings/read-digest-since";
import { readRuns } from "#sources/org-audit-log/read-runs";
import { digestKey } from "./digest-key";
import { makeDigest } from "./make-digest";
import { StoredDigest } from "./stored-digest";
import { endedWeek, type Week, weekBefore } from "./week";

type Deps = Pick<
  Platform,
  | "alerts"
  | "alertStates"
  | "bytes"
  | "checkpoints"
  | "clock"
  | "deliveries"
  | "documents"
  | "events"
  | "log"
  | "rollups"
>;

const MINUTE = 60_000;
/** What is polled so long after an event has had time to bring it. */
const LATE = 10 * MINUTE;
/** A log that cannot be read or counted is waited for no longer: the digest says what is missing. */
const PATIENCE = 6 * 60 * MINUTE;

/**
 * Makes the digest of the week that ended last, once, and queues it for each destination, once, whenever and however
 * often it is called. Answers how many deliveries were new.
 */
export async function sendDigest(deps: Deps): Promise<number> {
  const { settings } = await readDigestSettings(deps);
  if (!settings.enabled) return 0;
  const week = endedWeek(settings, deps.clock.now());
  const stored = (await read(deps, week)) ?? (await save(deps, settings, week));
  if (stored === null) return 0;
  const alertKey = digestKey(deps, week.id);
  const now = deps.clock.now();
  const rows = stored.destinationIds.map((destinationId): NewDelivery => {
    const of = { alertKey, destinationId, kind: "digest", subject: week.id } as const;
    return { ...of, key: deliveryKey(deps, of), dueAt: now, createdAt: now };
  });
  return rows.length === 0 ? 0 : deps.deliveries.add(rows);
}

async function read(deps: Deps, { id }: Week): Promise<StoredDigest | null> {
  const document = await deps.documents.read("digest", id);
  return document === null ? null : StoredDigest.parse(document.body);
}

/** What is kept of the week then, whoever was first; null where it was never promised, or there is still something to wait for. */
async function save(
  deps: Deps,
  settings: DigestSettings,
  week: Week,
): Promise<StoredDigest | null> {
  const since = await readDigestSince(deps);
  if (since === null || week.to <= since || !(await isReady(deps, week))) return null;
  const digest = await makeDigest(deps, week, weekBefore(settings, week), settings.zone);
  const known = new Set((await destinationStates(deps)).map(({ id }) => id));
  const body: StoredDigest = {
    digest,
    destinationIds: settings.destinationIds.filter((id) => known.has(id)),
  };
  const version = await deps.documents.save({
    kind: "digest",
    id: week.id,
    body,
    expectedVersion: 0,
    by: "app",
    at: digest.madeAt,
  });
  if (version === null) return read(deps, week);
  const destinations = body.destinationIds.length;
  deps.log.write("digest.made", { week: week.id, destinations });
  return body;
}

async function isReady(deps: Deps, { to }: Week): Promise<boolean> {
  if (deps.clock.now() >= to + PATIENCE) return true;
  const { connection, live } = await readRuns(deps);
  if (connection === null) return true;
  const readUntil = live === null || live.failure !== null ? null : live.lastPollAt;
  if (readUntil === null || readUntil < to + LATE) return false;
  return (await deps.rollups.waiting()) === 0;
}
