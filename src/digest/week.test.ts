import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { endedWeek, runningWeek, weekBefore } from "./week";

const HOUR = 3_600_000;
const monday = { weekday: 0, hour: 8, zone: "Europe/Berlin" };
const iso = (at: number): string => new Date(at).toISOString().slice(0, 16);

test.each([
  ["a minute before it ends", "2026-11-23T06:59:00Z", "2026-11-09T07:00", "2026-11-16T07:00"],
  ["as it ends", "2026-11-23T07:00:00Z", "2026-11-16T07:00", "2026-11-23T07:00"],
  ["days later", "2026-11-29T23:59:00Z", "2026-11-16T07:00", "2026-11-23T07:00"],
  ["when summer time begins in it", "2026-03-30T12:00:00Z", "2026-03-23T07:00", "2026-03-30T06:00"],
  ["when summer time ends in it", "2026-10-26T12:00:00Z", "2026-10-19T06:00", "2026-10-26T07:00"],
])("the week that ended is the one by clocks of the zone: %s", (_, now, from, to) => {
  const week = endedWeek(monday, Date.parse(now));
  expect({ id: week.id, from: iso(week.from), to: iso(week.to) }).toEqual({
    id: to.slice(0, 10),
    from,
    to,
  });
});

test.each([
  // 2:00 is skipped on 29 March, and shown twice on 25 October.
  ["Europe/Berlin", 6, 2, "2026-03-29T05:00:00Z", "2026-03-29T01:00"],
  ["Europe/Berlin", 6, 2, "2026-10-25T05:00:00Z", "2026-10-25T00:00"],
  // 23:00 is followed by Sunday there.
  ["America/Nuuk", 5, 23, "2026-03-29T05:00:00Z", "2026-03-29T01:00"],
  ["Asia/Kolkata", 0, 8, "2026-11-23T12:00:00Z", "2026-11-23T03:00"],
  ["Pacific/Kiritimati", 0, 0, "2026-11-23T12:00:00Z", "2026-11-22T10:00"],
])("in %s day %i at %i ends at a whole hour", (zone, weekday, hour, now, to) => {
  expect(iso(endedWeek({ weekday, hour, zone }, Date.parse(now)).to)).toBe(to);
});

test("weeks follow one another without a gap or an overlap, whatever clocks do", () => {
  const zones = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"];
  fc.assert(
    fc.property(
      fc.record({
        weekday: fc.integer({ min: 0, max: 6 }),
        hour: fc.integer({ min: 0, max: 23 }),
        zone: fc.constantFrom(...zones),
      }),
      fc.integer({ min: Date.UTC(2025, 0), max: Date.UTC(2028, 0) }),
      (schedule, now) => {
        const ended = endedWeek(schedule, now);
        const running = runningWeek(schedule, now);
        expect(ended.to).toBeLessThanOrEqual(now);
        expect(running.to).toBeGreaterThan(now);
        expect(running.from).toBe(ended.to);
        expect(weekBefore(schedule, ended).to).toBe(ended.from);
        expect([167, 168, 169]).toContain((ended.to - ended.from) / HOUR);
        expect(endedWeek(schedule, running.to)).toEqual(running);
      },
    ),
    { numRuns: 60 },
  );
});
