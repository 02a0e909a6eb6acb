import type { StorageForecast } from "#contract";
import type { Platform } from "#ports";
import { forecastStorage } from "./forecast-storage";

const DAY = 86_400_000;
const DAYS = 30;
const SEGMENTS = 20;

/** What is stored, and what keeping it longer would take. */
export async function readStorage(
  deps: Pick<Platform, "clock" | "events" | "installation" | "rollups" | "schema" | "segments">,
): Promise<StorageForecast> {
  const today = Math.floor(deps.clock.now() / DAY) * DAY;
  const counted = await deps.rollups.days(today - DAYS * DAY, today);
  const last = await deps.segments.last();
  const sealed =
    last === null ? [] : await deps.segments.list(Math.max(0, last.number - SEGMENTS), SEGMENTS);
  // Retention has taken the bytes of those that it removed.
  const kept = sealed.filter(({ bytes }) => bytes > 0);
  return forecastStorage({
    usedBytes: await deps.schema.usedBytes(),
    limitBytes: deps.installation.sqlLimitBytes(),
    events: (await deps.events.span())?.count ?? 0,
    days: counted.map(({ day, figures }) => ({
      day,
      events: figures.hours.reduce((sum, { total }) => sum + total, 0),
    })),
    sealed: {
      events: kept.reduce((sum, { count }) => sum + count, 0),
      bytes: kept.reduce((sum, { bytes }) => sum + bytes, 0),
    },
  });
}
