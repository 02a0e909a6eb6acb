import type { SourceName } from "#contract";
import type { Platform } from "#ports";
import type { NormalisedEvent, RejectedEvent } from "./shapes/normalised-event";

const HOUR = 3_600_000;

export interface StoreCounts {
  readonly stored: number;
  readonly known: number;
  /** Of the known ones: those that came with another body. */
  readonly conflicting: number;
  readonly quarantined: number;
}

/**
 * Stores a page. Each step can be repeated: raw events go first, and the sealer leaves them alone until their
 * event row is there, so a run that dies in between is mended by the next one.
 */
export async function store(
  deps: Pick<
    Platform,
    "events" | "tail" | "quarantine" | "conflicts" | "rollups" | "random" | "clock"
  >,
  page: {
    readonly source: SourceName;
    readonly events: ReadonlyArray<NormalisedEvent>;
    readonly rejected: ReadonlyArray<RejectedEvent>;
  },
): Promise<StoreCounts> {
  const at = deps.clock.now();
  if (page.rejected.length > 0) {
    await deps.quarantine.add(page.rejected.map((one) => ({ ...one, source: page.source, at })));
  }
  const known = await deps.events.known(page.events.map(({ event }) => event.key));
  const { fresh, repeated, conflicting } = sortOut(page.events, known);
  if (conflicting.length > 0) {
    await deps.conflicts.add(
      conflicting.map(({ event, bodyHash, raw }) => ({ key: event.key, bodyHash, raw, at })),
    );
  }
  if (fresh.length > 0) {
    await deps.tail.add(
      fresh.map(({ event, raw }, ordinal) => ({ key: event.key, raw, arrivedAt: at, ordinal })),
    );
    await deps.events.add(fresh.map(({ event, bodyHash }) => ({ event, bodyHash })));
  }
  // Known events too: a run may have died between storing them and this.
  await deps.rollups.mark(hoursOf(page.events), deps.random.uuid());
  return {
    stored: fresh.length,
    known: repeated,
    conflicting: conflicting.length,
    quarantined: page.rejected.length,
  };
}

function hoursOf(events: ReadonlyArray<NormalisedEvent>): ReadonlyArray<number> {
  return [...new Set(events.map(({ event }) => Math.floor(event.occurredAt / HOUR) * HOUR))];
}

function sortOut(
  events: ReadonlyArray<NormalisedEvent>,
  known: ReadonlyMap<string, string>,
): {
  readonly fresh: ReadonlyArray<NormalisedEvent>;
  readonly repeated: number;
  readonly conflicting: ReadonlyArray<NormalisedEvent>;
} {
  const seen = new Map(known);
  const fresh: NormalisedEvent[] = [];
  const conflicting: NormalisedEvent[] = [];
  for (const one of events) {
    const before = seen.get(one.event.key);
    if (before === undefined) {
      fresh.push(one);
      seen.set(one.event.key, one.bodyHash);
    } else if (before !== one.bodyHash) {
      conflicting.push(one);
    }
  }
  return { fresh, repeated: events.length - fresh.length, conflicting };
}
