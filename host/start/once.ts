import type { VirtualClock } from "../virtual-clock";
import type { ChosenFaults } from "./choose-faults";
import { connect } from "./connect";
import type { DestinationCount, StreamCount } from "./count-destinations";
import { countSite, type SiteCounts } from "./count-site";
import { findDisagreements } from "./find-disagreements";
import type { LocalSite } from "./local-site";
import { meanwhile } from "./meanwhile";
import { streamOut } from "./stream-out";

const MINUTE = 60_000;

/** What one cycle did. Counted by whoever knows: the organization, the database, Jira and the receivers. */
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
  /** By kind. */
  readonly destinations: Readonly<Record<string, DestinationCount>>;
  /** By kind, of those that get every event. */
  readonly streamed: Readonly<Record<string, StreamCount>>;
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
  const before = site.isKnown ? await countSite(site, clock) : nothing;
  const end = faults?.begin(site, clock);
  site.forge.scheduler.start();
  if (!site.isKnown) {
    await meanwhile(clock, connect(site, clock, { backfillDays: 180, deliverHistorical: true }));
  }
  await look(site, clock);
  await clock.advance(10 * MINUTE);
  for (let hour = 0; hour < 48 && (await isUnfinished(site, clock)); hour += 1)
    await clock.advance(60 * MINUTE);
  end?.();
  // Last looks at the log, so that what came during the cycle is counted on both sides: a run that died a moment ago
  // still holds the lease, and while it does the newest event has to wait. One that was lost stays away.
  for (let tries = 0; tries < 10; tries += 1) {
    if (tries > 0) await clock.advance(MINUTE);
    await look(site, clock);
    await clock.advance(2_000);
    if (!(await isUnfinished(site, clock))) break;
  }
  const { after, asOf } = await streamOut(site, clock);
  site.forge.scheduler.stop();
  const { served, distinct } = asOf(() => site.organization.counts());
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
    destinations: Object.fromEntries(
      [...after.destinations].map(([kind, now]) => {
        const was = before.destinations.get(kind);
        return [
          kind,
          {
            delivered: now.delivered - (was?.delivered ?? 0),
            received: now.received - (was?.received ?? 0),
            repeated: now.repeated - (was?.repeated ?? 0),
          },
        ];
      }),
    ),
    streamed: Object.fromEntries(
      [...after.destinations].flatMap(([kind, { streamed: now }]) => {
        const was = before.destinations.get(kind)?.streamed;
        if (now === null) return [];
        const sent = now.sent - (was?.sent ?? 0);
        const repeated = now.repeated - (was?.repeated ?? 0);
        return [[kind, { sent, distinct: now.distinct - (was?.distinct ?? 0), repeated }]];
      }),
    ),
    ms: Math.round(performance.now() - began),
  };
  const disagreements = asOf(() => findDisagreements(site, after, faults !== undefined));
  return { report, disagreements };
}

const look = (site: LocalSite, clock: VirtualClock): Promise<unknown> =>
  meanwhile(clock, site.forge.fireScheduled("every-five-minutes"));

async function isUnfinished(site: LocalSite, clock: VirtualClock): Promise<boolean> {
  const { waiting, stored } = await countSite(site, clock);
  return waiting > 0 || stored < site.organization.counts().distinct;
}

const nothing: SiteCounts = {
  destinations: new Map(),
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
