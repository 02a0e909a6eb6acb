import { keepWeeklyCopy } from "#backup/keep-weekly-copy";
import type { Concern } from "#contract";
import { sendDigest } from "#digest/send-digest";
import { findConcerns } from "#health/find-concerns";
import { noteTick } from "#health/note-tick";
import { readConcerns } from "#health/read-concerns";
import { runningSince } from "#health/running-since";
import type { Platform, QueueName } from "#ports";
import { untilNextTick } from "#ports/until-next-tick";
import { keepPrivacy } from "#privacy/keep-privacy";
import { readRetention } from "#settings/read-retention";
import { refreshActionTitles } from "#sources/org-audit-log/action-titles";
import { processedUntil } from "#sources/org-audit-log/processed-until";
import { readConnection } from "#sources/org-audit-log/read-connection";
import { readOrganization } from "#sources/org-audit-log/read-organization";
import { readRuns } from "#sources/org-audit-log/read-runs";
import { readStreams } from "#stream/read-streams";
import { dispatch } from "./pipeline/dispatch";
import { followIssues } from "./pipeline/follow-issues";
import { forget } from "./pipeline/forget";
import { openQueues } from "./pipeline/open-queues";
import { prune } from "./pipeline/prune";
import { raiseConcerns } from "./pipeline/raise-concerns";
import { rollUp } from "./pipeline/roll-up";
import { seal } from "./pipeline/seal";

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const DAY = 24 * HOUR;

/** What keeps the pipeline going, and the store within its limits. */
export const upkeep = {
  /** Every five minutes: pushes the polls until the next tick. Nothing else: a tick is never repeated. */
  tick: async (deps: Platform): Promise<void> => {
    const runs = await readRuns(deps);
    const streams = await readStreams(deps);
    await noteTick(deps);
    // Silent products are looked for by the hour.
    const at = {
      now: deps.clock.now(),
      runningSince: await runningSince(deps),
      hours: [],
      streams,
    };
    await tell(deps, findConcerns(runs, at));
    const { connection, past } = runs;
    const fillsBack = connection !== null && connection.backfillDays > 0 && past?.done !== true;
    const hasWork: ReadonlyArray<readonly [QueueName, boolean]> = [
      ["collect", connection !== null],
      ["backfill", fillsBack],
      ["deliver", (await openQueues(deps)).size > 0],
      ["stream", streams.some(({ isPaused }) => !isPaused)],
      ["jobs", (await deps.jobs.open(1)).length > 0],
    ];
    for (const [queue, has] of hasWork) {
      if (has) await deps.queue.wake(queue, untilNextTick);
    }
  },

  hourly: async (deps: Platform): Promise<void> => {
    await migrate(deps);
    const owner = deps.random.uuid();
    const until = deps.clock.now() + 120 * SECOND;
    await seal(deps, { owner, until, afterMs: HOUR });
    const { retention } = await readRetention(deps);
    await prune(deps, retention, { owner, until });
    await rollUp(deps, { owner, until: deps.clock.now() + 60 * SECOND });
    await forget(deps, { processedUntil: processedUntil(await readRuns(deps)), until });
    await deps.jobs.prune(deps.clock.now() - 7 * DAY);
    await followIssues(deps, { until });
    const { concerns } = await readConcerns(deps, await readRuns(deps), await readStreams(deps));
    await tell(deps, concerns);
    if ((await sendDigest(deps)) > 0) await deps.queue.wake("deliver", [0]);
    // Last of all, and over before the hour's five minutes are: there is always a next hour for it.
    const appAccountId = (await readConnection(deps)).connection?.appAccountId ?? "audit-stream";
    await keepPrivacy(deps, retention, { appAccountId, owner, until: until + 100 * SECOND });
    // How long is counted what suppressions silenced. Its table may come a minute after the others.
    await deps.silenced.prune(deps.clock.now() - 90 * DAY, 1_000);
  },

  daily: async (deps: Platform): Promise<void> => {
    await keepWeeklyCopy(deps);
    const organization = await readOrganization(deps);
    if (organization === null) return;
    const { apiKey, connection } = organization;
    await refreshActionTitles(deps, { orgId: connection.orgId, apiKey });
  },

  installed: migrate,

  migrate,
};

/** Brings the tables up to date; those that this minute has no room for, a minute later. */
async function migrate(deps: Pick<Platform, "schema" | "queue">): Promise<void> {
  if ((await deps.schema.migrate()) === "more") await deps.queue.wake("migrate", [61]);
}

/** Alerts of what is wrong with the app's own work, once. */
async function tell(deps: Platform, concerns: ReadonlyArray<Concern>): Promise<void> {
  await dispatch(deps, await raiseConcerns(deps, concerns));
}
