import { expect, test } from "@jest/globals";
import { dashboardRange } from "./dashboard-range";

const HOUR = 3_600_000;
const NOW = Date.parse("2026-03-30T09:17:00Z");

test("the last 24 hours end with the hour that runs", () => {
  const steps = dashboardRange(NOW, "24h", "UTC");
  expect(steps).toHaveLength(24);
  expect(steps.at(-1)).toEqual({ from: Date.parse("2026-03-30T09:00Z"), to: NOW + 43 * 60_000 });
  expect(steps.every(({ from, to }) => to - from === HOUR)).toBe(true);
});

test("days are those of the zone, and the one of the time change has 23 hours", () => {
  const steps = dashboardRange(NOW, "7d", "Europe/Berlin");
  expect(steps.map(({ from, to }) => (to - from) / HOUR)).toEqual([24, 24, 24, 24, 24, 23, 12]);
  expect(steps[0]?.from).toBe(Date.parse("2026-03-23T23:00Z"));
});

test("steps follow one another without holes in a zone of half hours too", () => {
  const steps = dashboardRange(NOW, "30d", "Asia/Kolkata");
  expect(steps).toHaveLength(30);
  for (const [index, step] of steps.slice(1).entries()) expect(step.from).toBe(steps[index]?.to);
});
