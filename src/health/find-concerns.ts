import type { Concern, Health } from "#contract";
import type { Runs } from "#sources/org-audit-log/read-runs";
import { keyWarning } from "./key-warning";
import { silentProducts } from "./silent-products";
import { streamConcerns } from "./stream-concerns";

const MINUTE = 60_000;
const DAY = 86_400_000;
const STOPPED_AFTER = 15 * MINUTE;

/** What is wrong now with collecting and with streams. Products are judged only while collecting works: else all of them fall silent. */
export function findConcerns(
  runs: Runs,
  at: {
    readonly now: number;
    /** Since when the app has run without a break: what was not polled before was not its failure. */
    readonly runningSince: number;
    readonly hours: Parameters<typeof silentProducts>[0];
    readonly streams: Health["streams"];
  },
): ReadonlyArray<Concern> {
  const stopped = collectingStopped(runs, at);
  const products = stopped.length > 0 || runs.connection === null ? [] : silent(at.hours, at.now);
  const behind = streamConcerns(at.streams, at.now);
  return [...stopped, ...expiring(runs, at.now), ...products, ...behind];
}

const dayOf = (at: number): number => Math.floor(at / DAY) * DAY;
const utc = (at: number): string =>
  `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`;

function collectingStopped(
  { connection, live }: Runs,
  { now, runningSince }: { readonly now: number; readonly runningSince: number },
): ReadonlyArray<Concern> {
  if (connection === null) return [];
  const since = Math.max(live?.lastPollAt ?? 0, connection.connectedAt);
  const isRejected = live?.failure?.reason === "key-rejected";
  if (!isRejected && now - Math.max(since, runningSince) < STOPPED_AFTER) return [];
  return [
    {
      ruleId: "audit-stream.collecting-stopped",
      subject: "",
      level: "high",
      title: isRejected
        ? "Collecting stopped: the organization API key is rejected"
        : `Collecting stopped: no successful poll since ${utc(since)}`,
      message: isRejected
        ? "Enter a new key under Settings › Connection. Collecting goes on where it stopped."
        : "Look at Health for the reason. Nothing is lost within the 180 days that Atlassian keeps.",
      since,
      bucketStart: dayOf(now),
    },
  ];
}

/** From how many days on a warning holds. */
const thresholds = { month: 30, fortnight: 14, week: 7, day: 1, expired: 0 } as const;

function expiring({ connection }: Runs, now: number): ReadonlyArray<Concern> {
  const expiresAt = connection?.keyExpiresAt ?? null;
  if (connection === null || expiresAt === null) return [];
  const warning = keyWarning(Math.floor((expiresAt - now) / DAY));
  if (warning === "none" || warning === "unknown") return [];
  const key = `API key ••••${connection.keyLastFour}`;
  return [
    {
      ruleId: "audit-stream.key-expiring",
      subject: connection.keyLastFour,
      level: warning === "month" ? "low" : warning === "fortnight" ? "medium" : "high",
      title:
        warning === "expired"
          ? `${key} expired on ${utc(expiresAt)}`
          : `${key} expires on ${utc(expiresAt)}`,
      message: "Create a key at admin.atlassian.com and add it as the second key under Settings.",
      since: expiresAt - thresholds[warning] * DAY,
      bucketStart: expiresAt - thresholds[warning] * DAY,
    },
  ];
}

function silent(hours: Parameters<typeof silentProducts>[0], now: number): ReadonlyArray<Concern> {
  return silentProducts(hours, now).map(({ product, since, longest }) => ({
    ruleId: "audit-stream.product-silent",
    subject: product,
    level: "medium",
    title: `No events of ${product} since ${utc(since)}`,
    message: `The longest time without an event of it was ${Math.round(longest / 3_600_000)} hours before. Look whether the product still writes the audit log.`,
    since,
    bucketStart: dayOf(now),
  }));
}
