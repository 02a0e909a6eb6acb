import { regions } from "./regions";

const hourMs = 3_600_000;

/** How busy a place is at a moment, 0.02 to 1: office hours by its own clock, almost nothing on weekends. */
export const activityOf = (utcOffsetHours: number, ms: number): number => {
  // Without Date: this runs twenty times for every event.
  const hours = Math.floor(ms / hourMs + utcOffsetHours);
  const byHour = hourly[hours % 24] ?? 0.02;
  const weekday = (Math.floor(hours / 24) + 4) % 7;
  return weekday === 0 || weekday === 6 ? Math.max(0.02, byHour * 0.06) : byHour;
};

const hourly = [
  0.02, 0.02, 0.02, 0.02, 0.02, 0.03, 0.06, 0.2, 0.6, 1, 1, 1, 0.7, 0.9, 1, 1, 0.9, 0.6, 0.3, 0.15,
  0.1, 0.06, 0.04, 0.02,
];

/** The whole organization's busyness in the hour that starts at `ms`. Repeats every week. */
export const organizationActivity = (ms: number): number =>
  regions.reduce((sum, region) => sum + activityOf(region.utcOffsetHours, ms + hourMs / 2), 0);
