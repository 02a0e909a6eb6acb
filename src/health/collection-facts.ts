import { Connection, type Period } from "#contract";
import type { Platform } from "#ports";
import type { CollectionFacts } from "#reports/compliance/compliance-facts";
import { readRuns, type Runs } from "#sources/org-audit-log/read-runs";
import { sourceState } from "./source-state";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const CONNECTIONS = 100;

/** For which stretches the log was read, and what is known to be missing in them. */
export async function collectionFacts(
  deps: Pick<Platform, "checkpoints" | "clock" | "documents" | "events">,
): Promise<CollectionFacts> {
  const now = deps.clock.now();
  const runs = await readRuns(deps);
  const span = await deps.events.span();
  const history = await deps.documents.history("connection", "organization", CONNECTIONS);
  return {
    orgId: runs.connection?.orgId ?? null,
    refusal: refusalOf(runs, now, span?.newest ?? null),
    collected: [...presentStretch(runs), ...pastStretches(history, runs.connection)],
    gaps: [...(runs.live?.gaps ?? []), ...(runs.past?.gaps ?? [])],
    searchableFrom: span?.oldest ?? null,
  };
}

/** From as far back as the past was read to the last poll. */
function presentStretch({ connection, live, past }: Runs): ReadonlyArray<Period> {
  if (connection === null || live?.lastPollAt == null) return [];
  const back = past?.done === true ? connection.backfillDays * DAY : 0;
  // A poll that was refused read nothing.
  const to = live.failure === null ? live.lastPollAt : live.failure.since;
  return [{ from: connection.connectedAt - back, to }];
}

/** Connections that have ended: from when each was made until it was changed into another or none. */
function pastStretches(
  history: ReadonlyArray<{ readonly body: unknown; readonly updatedAt: number }>,
  present: Connection | null,
): ReadonlyArray<Period> {
  const versions = history.toReversed().map(({ body, updatedAt }) => ({
    connectedAt: Connection.safeParse(body).data?.connectedAt ?? null,
    updatedAt,
  }));
  return versions.flatMap(({ connectedAt }, index) => {
    const next = versions[index + 1];
    if (connectedAt === null || connectedAt === present?.connectedAt || next === undefined) {
      return [];
    }
    return [{ from: connectedAt, to: next.updatedAt }];
  });
}

function refusalOf(runs: Runs, now: number, newest: number | null): CollectionFacts["refusal"] {
  const { connection, live } = runs;
  if (connection === null || live === null) return null;
  const { state, message } = sourceState(runs, { now, newest, lags: [], isFull: false });
  switch (state) {
    case "key-rejected":
    case "not-admin":
    case "failing":
    case "overdue":
    case "waiting": {
      const since = live.failure?.since ?? live.lastPollAt ?? now;
      return now - since > HOUR ? { text: message, since } : null;
    }
    case "silent":
      return { text: message, since: connection.connectedAt };
    case "not-connected":
    case "collecting":
      return null;
  }
}
