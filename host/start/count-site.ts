import { z } from "zod";
import { jiraUsers } from "../jira/site";
import type { VirtualClock } from "../virtual-clock";
import { askAgain } from "./ask-again";
import { countDestinations, type CountedDestination } from "./count-destinations";
import type { LocalSite } from "./local-site";
import { meanwhile } from "./meanwhile";

/** What there is in all, counted by whoever knows. */
export interface SiteCounts {
  readonly stored: number;
  readonly known: number;
  readonly conflicting: number;
  readonly quarantined: number;
  readonly alerts: number;
  readonly issues: number;
  readonly openedIssues: number;
  readonly queued: number;
  readonly delivered: number;
  readonly waiting: number;
  readonly rejected: number;
  readonly destinations: ReadonlyMap<string, CountedDestination>;
}

const Answered = z.object({ ok: z.literal(true), value: z.unknown() });

const Health = z.object({
  counts: z.object({ known: z.number(), conflicting: z.number() }),
  quarantine: z.object({ count: z.number() }),
});

/** Asks the database, the app's Health page, Jira and the receivers. */
export async function countSite(site: LocalSite, clock: VirtualClock): Promise<SiteCounts> {
  const rows = async (query: string): Promise<number> => {
    const outcome = await site.forge.sql.execute(query, []);
    if (outcome.kind !== "rows") throw new Error(`${query}: ${outcome.kind}`);
    return Number(Object.values(outcome.rows[0] ?? {})[0] ?? 0);
  };
  const deliveries = (where: string): Promise<number> =>
    rows(`SELECT COUNT(*) AS n FROM delivery WHERE ${where}`);
  const ask = (name: string, input: unknown): Promise<unknown> =>
    meanwhile(
      clock,
      askAgain(clock, async () =>
        Answered.parse(await site.ask(jiraUsers.siteAdmin.accountId, name, input)),
      ).then(({ value }) => value),
    );
  const health = Health.parse(await ask("health/get", {}));
  return {
    stored: await rows("SELECT COUNT(*) AS n FROM audit_event"),
    known: health.counts.known,
    conflicting: health.counts.conflicting,
    quarantined: health.quarantine.count,
    alerts: await rows("SELECT COUNT(*) AS n FROM alert"),
    issues: site.jira.counts().issues,
    openedIssues: await deliveries(
      "kind = 'alert' AND state = 'delivered' AND destination_id = 'jira-issue'",
    ),
    queued: await deliveries("1 = 1"),
    delivered: await deliveries("state = 'delivered'"),
    waiting: await deliveries("state = 'waiting'"),
    rejected: await deliveries("state = 'rejected'"),
    destinations: await countDestinations(site, ask),
  };
}
