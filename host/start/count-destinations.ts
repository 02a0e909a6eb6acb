import { z } from "zod";
import type { LocalSite } from "./local-site";

/** What one destination got, as those who know say: the app of what it sent, the receiver of what came. */
export interface DestinationCount {
  /** Alerts that the app holds for delivered. */
  readonly delivered: number;
  /** Different alerts that the receiver has. */
  readonly received: number;
  /** What the receiver got once more. All but Slack and Teams can tell it by a key. */
  readonly repeated: number;
}

/** Every event, where a destination gets them all. */
export interface StreamCount {
  /** Events that the app holds for sent. */
  readonly sent: number;
  /** Different ones that the receiver has, and what came to it once more. */
  readonly distinct: number;
  readonly repeated: number;
}

export interface CountedDestination extends DestinationCount {
  readonly streamed: StreamCount | null;
  /** Deliveries of all kinds that the app holds for delivered: alerts, later matches, counts of an hour. */
  readonly deliveries: number;
  readonly messages: number;
  /** Null where a message carries no key of its delivery, or stands for a part of one. */
  readonly distinct: number | null;
}

const List = z.object({
  destinations: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      stream: z.object({ enabled: z.boolean(), sent: z.number() }).nullable(),
    }),
  ),
});

/** Counts by kind of destination; the local site has one of each kind. */
export async function countDestinations(
  site: LocalSite,
  ask: (name: string, input: unknown) => Promise<unknown>,
): Promise<ReadonlyMap<string, CountedDestination>> {
  const { destinations } = List.parse(await ask("destinations/list", {}));
  const delivered = async (id: string, kind: string): Promise<number> => {
    const outcome = await site.forge.sql.execute(
      `SELECT COUNT(*) AS n FROM delivery WHERE destination_id = ? AND state = 'delivered' ${kind}`,
      [id],
    );
    if (outcome.kind !== "rows") throw new Error(`delivery: ${outcome.kind}`);
    return Number(outcome.rows[0]?.["n"] ?? 0);
  };
  const counts = new Map<string, CountedDestination>();
  for (const { id, kind, stream } of destinations) {
    const came = kind === "jira-issue" ? ofJira(site) : ofReceiver(site, kind);
    if (came === undefined) continue;
    counts.set(kind, {
      delivered: await delivered(id, "AND kind = 'alert'"),
      deliveries: await delivered(id, ""),
      ...came,
      streamed: stream?.enabled === true ? { sent: stream.sent, ...streamedTo(site, kind) } : null,
    });
  }
  return counts;
}

type Came = Pick<CountedDestination, "received" | "repeated" | "messages" | "distinct">;

function ofJira({ jira }: LocalSite): Came {
  const received = Object.keys(jira.countBy("audit-stream.alert", "alertKey")).length;
  const { issues, comments } = jira.counts();
  return { received, repeated: issues - received, messages: issues + comments, distinct: null };
}

/** Where a stand-in is not called as the kind is. */
function streamedTo({ receivers }: LocalSite, kind: string): Omit<StreamCount, "sent"> {
  const receiver = receivers.find(({ name }) => name === receiverOf[kind]);
  return receiver?.streamed() ?? { distinct: 0, repeated: 0 };
}

const receiverOf: Readonly<Record<string, string>> = { "splunk-hec": "splunk" };

function ofReceiver({ receivers }: LocalSite, kind: string): Came | undefined {
  const receiver = receivers.find(({ name }) => name === (receiverOf[kind] ?? kind));
  if (receiver === undefined) return undefined;
  const { alerts, distinct, messages, repeated } = receiver.counts();
  return { received: alerts, repeated, messages, distinct: kind === "webhook" ? distinct : null };
}
