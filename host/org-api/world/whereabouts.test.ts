import { expect, test } from "@jest/globals";
import { valueAt } from "../json-object";
import { createWhereabouts } from "./whereabouts";
import { createWorld } from "./world";

const hourMs = 3_600_000;

test("some people travel, and nobody is in two countries within ten hours", () => {
  const world = createWorld("travel", "org");
  const whereabouts = createWhereabouts("travel");
  const start = Date.UTC(2026, 0, 1);
  let journeys = 0;
  for (const person of world.people) {
    let last: { readonly country: string; readonly ms: number } | undefined;
    for (let ms = start; ms < start + 180 * 24 * hourMs; ms += hourMs) {
      const { reachable, location } = whereabouts(person, ms);
      if (!reachable) continue;
      const country = String(valueAt(location, "countryName"));
      if (last !== undefined && last.country !== country) {
        journeys += 1;
        expect(ms - last.ms).toBeGreaterThan(10 * hourMs);
      }
      last = { country, ms };
    }
  }
  expect(journeys).toBeGreaterThan(10);
});
