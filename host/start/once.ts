import { z } from "zod";
import { jiraUsers } from "../jira/site";
import type { VirtualClock } from "../virtual-clock";
import { askAgain } from "./ask-again";
import type { ChosenFaults } from "./choose-faults";
import { connect } from "./connect";
import type { LocalSite } from "./local-site";
import { meanwhile } from "./meanwhile";

const MINUTE = 60_000;

/** What one cycle did. Counted by whoever knows: the organization, the database and the stand-in Jira. */
export interface CycleReport {
  readonly events: {
    readonly served: number;
    readonly distinct: number;
    readonly stored: number;
    readonly known: number;
    readonly conflicting: number;
    readonly quarantined: number;
  };
  readonly alerts: number;
  readonly issues: number;
  readonly deliveries: {
    readonly queued: number;
    readonly delivered: number;
    readonly waiting: number;
    readonly rejected: number;
  };
  readonly ms: number;
}

/**
 * One full cycle in virtual time: connects where nothing is connected yet, collects everything there is, and goes on
 * until nothing waits, under faults where some are given. `disagreements` names each place where two who counted the
 * same do not agree.
 */
export async function once(
  site: LocalSite,
  clock: VirtualClock,
  faults?: ChosenFaults,
): Promise<{ readonly report: CycleReport; readonly disagreements: ReadonlyArray<string> }> {
  const began = performance.now();
  const before = site.isKnown ? await count(site, clock) : nothing;
  const end = faults?.begin(site, clock);
  site.forge.scheduler.start();
  if (!site.isKnown) {
    await meanwhile(clock, connect(site, clock, { backfillDays: 180, deliverHistorical: true }));
  }
  await look(site, clock);
  await clock.advance(10 * MINUTE);
  for (let hour = 0; hour < 48 && (await isUnfinished(site, clock)); hour += 1)
    await clock.advance(60 * MINUTE);
  // A last look at the log, so that what came during the cycle is counted on both sides.
  await look(site, clock);
  await clock.advance(2_000);
  site.forge.scheduler.stop();
  end?.();
  const after = await count(site, clock);
  const { served, distinct } = site.organization.counts();
  const report: CycleReport = {
    events: {
      served,
      distinct,
      stored: after.stored - before.stored,
      known: after.known - before.known,
      conflicting: after.conflicting - before.conflicting,
      quarantined: after.quarantined - before.quarantined,
    },
    alerts: after.alerts - before.alerts,
    issues: after.issues - before.issues,
    deliveries: {
      queued: after.queued - before.queued,
      delivered: after.delivered - before.delivered,
      waiting: after.waiting,
      rejected: after.rejected - before.rejected,
    },
    ms: Math.round(performance.now() - began),
  };
  return { report, disagreements: disagreementsOf(site, after, distinct) };
}

const look = (site: LocalSite, clock: VirtualClock): Promise<unknown> =>
  meanwhile(clock, site.forge.fireScheduled("every-five-minutes"));

async function isUnfinished(site: LocalSite, clock: VirtualClock): Promise<boolean> {
  const { waiting, stored } = await count(site, clock);
  return waiting > 0 || stored < site.organization.counts().distinct;
}

type Counts = Awaited<ReturnType<typeof count>>;

const Health = z.object({
  counts: z.object({ known: z.number(), conflicting: z.number() }),
  quarantine: z.object({ count: z.number() }),
});

const nothing = {
  stored: 0,
  known: 0,
  conflicting: 0,
  quarantined: 0,
  alerts: 0,
  issues: 0,
  openedIssues: 0,
  queued: 0,
  delivered: 0,
  waiting: 0,
  rejected: 0,
};

async function count(site: LocalSite, clock: VirtualClock) {
  const rows = async (query: string): Promise<number> => {
    const outcome = await site.forge.sql.execute(query, []);
    if (outcome.kind !== "rows") throw new Error(`${query}: ${outcome.kind}`);
    return Number(Object.values(outcome.rows[0] ?? {})[0] ?? 0);
  };
  const deliveries = (where: string): Promise<number> =>
    rows(`SELECT COUNT(*) AS n FROM delivery WHERE ${where}`);
  const answer = await meanwhile(
    clock,
    askAgain(clock, async () =>
      z
        .object({ value: Health })
        .parse(await site.ask(jiraUsers.siteAdmin.accountId, "health/get", {})),
    ),
  );
  return {
    stored: await rows("SELECT COUNT(*) AS n FROM audit_event"),
    known: answer.value.counts.known,
    conflicting: answer.value.counts.conflicting,
    quarantined: answer.value.quarantine.count,
    alerts: await rows("SELECT COUNT(*) AS n FROM alert"),
    issues: site.jira.counts().issues,
    openedIssues: await deliveries("kind = 'alert' AND state = 'delivered'"),
    queued: await deliveries("1 = 1"),
    delivered: await deliveries("state = 'delivered'"),
    waiting: await deliveries("state = 'waiting'"),
    rejected: await deliveries("state = 'rejected'"),
  };
}

function disagreementsOf(site: LocalSite, after: Counts, distinct: number): ReadonlyArray<string> {
  const issuesByAlert = Object.entries(site.jira.countBy("audit-stream.alert", "alertKey"));
  const doubled = issuesByAlert.filter(([, issues]) => issues > 1);
  const say = (isWrong: boolean, sentence: string): ReadonlyArray<string> =>
    isWrong ? [sentence] : [];
  return [
    ...say(
      distinct !== after.stored,
      `the organization has ${distinct} events, the database ${after.stored}`,
    ),
    ...say(
      after.issues !== after.openedIssues,
      `Jira has ${after.issues} issues, ${after.openedIssues} were delivered`,
    ),
    ...say(doubled.length > 0, `${doubled.length} alerts have more than one issue`),
    ...say(after.waiting > 0, `${after.waiting} deliveries still wait`),
    ...say(
      after.queued !== after.delivered + after.waiting + after.rejected,
      "queued is not delivered, waiting and rejected together",
    ),
  ];
}
