import type { StorageForecast } from "#contract";

/** Measured over a million events with their indexes: until there are enough to measure here. */
const BYTES_PER_EVENT = 500;
const ENOUGH_TO_MEASURE = 10_000;
/** From here on the window shrinks. */
const ROOM = 0.7;
const CHOICES = [30, 90, 180, 365, 730];

/**
 * What keeping events for so many days takes. The rate is the mean of the whole days that had any; an event's share of
 * the database is all that is used, divided by its events, so alerts and counts are in it.
 */
export function forecastStorage(measured: {
  readonly usedBytes: number;
  readonly limitBytes: number;
  /** Rows of events that there are. */
  readonly events: number;
  /** Whole days, oldest first, those without events left out. */
  readonly days: ReadonlyArray<{ readonly day: number; readonly events: number }>;
  /** Of segments that were sealed lately. */
  readonly sealed: { readonly events: number; readonly bytes: number };
}): StorageForecast {
  const { usedBytes, limitBytes, events, days, sealed } = measured;
  const bytesPerEvent = events < ENOUGH_TO_MEASURE ? BYTES_PER_EVENT : usedBytes / events;
  const rawBytesPerEvent = sealed.events === 0 ? null : sealed.bytes / sealed.events;
  const counted = days.reduce((sum, day) => sum + day.events, 0);
  const eventsPerDay = days.length === 0 ? 0 : counted / days.length;
  const roomBytes = limitBytes * ROOM;
  const raw = (count: number): number | null =>
    rawBytesPerEvent === null ? null : count * rawBytesPerEvent;
  return {
    eventsPerDay,
    bytesPerEvent,
    rawBytesPerEvent,
    roomBytes,
    fitsDays: eventsPerDay === 0 ? null : Math.floor(roomBytes / (eventsPerDay * bytesPerEvent)),
    choices: CHOICES.map((kept) => {
      const bytes = kept * eventsPerDay * bytesPerEvent;
      return { days: kept, bytes, fits: bytes <= roomBytes, rawBytes: raw(kept * eventsPerDay) };
    }),
    days: days.map((day) => ({
      ...day,
      bytes: day.events * bytesPerEvent,
      rawBytes: raw(day.events),
    })),
  };
}
