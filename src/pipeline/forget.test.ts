import { expect, test } from "@jest/globals";
import { createMemoryPlatform } from "#ports/memory-platform";
import { sampleKey } from "#ports/sample-event";
import { forget } from "./forget";

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 0, 5);

const match = (number: number, usedUntil: number) => ({
  series: sampleKey(number),
  base: "0000000a",
  eventKey: sampleKey(number),
  occurredAt: usedUntil - 1_000,
  detail: "",
  usedUntil,
});

test("forgets what no window reaches back to, a day after the run that is furthest behind", async () => {
  const deps = createMemoryPlatform({ now: NOW });
  await deps.matches.add([match(1, NOW - 3 * DAY), match(2, NOW - 1.5 * DAY), match(3, NOW)]);
  const until = NOW + 60_000;
  expect(await forget(deps, { processedUntil: null, until })).toBe(0);
  expect(await forget(deps, { processedUntil: NOW - DAY, until })).toBe(1);
  expect(await forget(deps, { processedUntil: NOW, until })).toBe(1);
  expect(await deps.matches.count()).toBe(1);
});

test("too many matches do not fill the database: those go that would go first", async () => {
  const deps = createMemoryPlatform({ now: NOW });
  const small = { ...deps, installation: { ...deps.installation, sqlLimitBytes: () => 40_000 } };
  await deps.matches.add(Array.from({ length: 25 }, (_, number) => match(number, NOW + number)));
  expect(await forget(small, { processedUntil: NOW, until: NOW + 60_000 })).toBe(15);
  const series = Array.from({ length: 25 }, (_, number) => sampleKey(number));
  const left = await deps.matches.between([{ series, from: 0, to: NOW + DAY }]);
  expect(Math.min(...left.map(({ usedUntil }) => usedUntil))).toBe(NOW + 15);
});
