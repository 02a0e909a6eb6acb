import { z } from "zod";
import { AlertWhy, AuditEvent, Level } from "#contract";
import type { Finding } from "#pipeline/shapes/finding";

const DAY = 86_400_000;
/** Events of one alert that are told apart. */
const MOST_EVENTS = 50;
const MOST_ACTORS = 5_000;
const SAMPLES = 10;

const Sample = z.object({ event: AuditEvent, why: AlertWhy.nullable() });
const FoundAlert = z.object({
  ruleId: z.string(),
  title: z.string(),
  level: Level,
  at: z.number(),
  events: z.array(z.string()),
});

/** What one side of a backtest has found so far. */
export const Tally = z.object({
  matches: z.number(),
  /** By start of day. */
  days: z.record(z.string(), z.number()),
  /** By alert key. */
  alerts: z.record(z.string(), FoundAlert),
  /** By `@` and id: an id may be any text, even `__proto__`. */
  actors: z.record(z.string(), z.object({ id: z.string(), name: z.string(), matches: z.number() })),
  /** Newest first. */
  alertSamples: z.array(Sample),
  matchSamples: z.array(Sample),
});
export type Tally = z.infer<typeof Tally>;

/** Nothing found yet. */
export const emptyTally = (): Tally => ({
  matches: 0,
  days: {},
  alerts: {},
  actors: {},
  alertSamples: [],
  matchSamples: [],
});

/** Counts an event that the rule matches. */
export function countMatch(tally: Tally, event: AuditEvent): void {
  tally.matches += 1;
  const day = String(Math.floor(event.occurredAt / DAY) * DAY);
  tally.days[day] = (tally.days[day] ?? 0) + 1;
  const { id, email } = event.actor;
  const known = tally.actors[`@${id}`];
  if (known !== undefined) known.matches += 1;
  else if (Object.keys(tally.actors).length < MOST_ACTORS) {
    tally.actors[`@${id}`] = { id, name: event.actor.name || email || id, matches: 1 };
  }
  tally.matchSamples = withSample(tally.matchSamples, event, () => null);
}

/** Counts what a page adds to an alert. */
export function countFinding(tally: Tally, { alert, events, earlier, why }: Finding): void {
  const all = [...earlier, ...events.map(({ event }) => event)];
  const known = tally.alerts[alert.key];
  const at = Math.min(known?.at ?? Number.POSITIVE_INFINITY, ...all.map((one) => one.occurredAt));
  const keys = new Set([...(known?.events ?? []), ...all.map(({ key }) => key.slice(0, 16))]);
  const { ruleId, title, level } = alert;
  const first = known ?? { ruleId, title, level };
  tally.alerts[alert.key] = { ...first, at, events: [...keys].slice(0, MOST_EVENTS) };
  const [event] = events;
  if (known === undefined && event !== undefined) {
    tally.alertSamples = withSample(tally.alertSamples, event.event, why);
  }
}

function withSample(
  samples: Tally["alertSamples"],
  event: AuditEvent,
  why: () => AlertWhy | null,
): Tally["alertSamples"] {
  const last = samples.at(-1);
  if (samples.length >= SAMPLES && last !== undefined && last.event.occurredAt >= event.occurredAt)
    return samples;
  return [...samples, { event, why: why() }]
    .toSorted((a, b) => b.event.occurredAt - a.event.occurredAt)
    .slice(0, SAMPLES);
}
