import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { dashboardRange } from "./dashboard-range";
import { periodBefore } from "./period-before";

const HOUR = 3_600_000;
const iso = (at: number): string => new Date(at).toISOString().slice(0, 16);

test.each([
  ["24h", "UTC", "2026-03-28T10:00", "2026-03-29T10:00"],
  ["7d", "UTC", "2026-03-17T00:00", "2026-03-23T10:00"],
  // Clocks go forward on 29 March.
  ["7d", "Europe/Berlin", "2026-03-16T23:00", "2026-03-23T11:00"],
  ["30d", "Asia/Kolkata", "2026-01-29T19:00", "2026-02-28T10:00"],
] as const)(
  "%s in %s are compared with what ended as far into its day",
  (range, zone, from, to) => {
    const before = periodBefore(
      dashboardRange(Date.parse("2026-03-30T09:17:00Z"), range, zone),
      zone,
    );
    expect({ from: iso(before.from), to: iso(before.to) }).toEqual({ from, to });
  },
);

test("it never overlaps the range, and is about as long", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(2025, 0), max: Date.UTC(2028, 0) }),
      fc.constantFrom("24h" as const, "7d" as const, "30d" as const),
      fc.constantFrom("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata"),
      (now, range, zone) => {
        const steps = dashboardRange(now, range, zone);
        const from = steps[0]?.from ?? 0;
        const to = steps.at(-1)?.to ?? 0;
        const before = periodBefore(steps, zone);
        expect(before.to).toBeLessThanOrEqual(from);
        expect(Math.abs(before.to - before.from - (to - from))).toBeLessThanOrEqual(HOUR);
      },
    ),
    { numRuns: 60 },
  );
});
