import { expect, test } from "@jest/globals";
import { forecastStorage } from "./forecast-storage";

const MIB = 2 ** 20;
const none = {
  usedBytes: 0,
  limitBytes: 100 * MIB,
  events: 0,
  days: [],
  sealed: { events: 0, bytes: 0 },
};

test("without a rate nothing is promised", () => {
  expect(forecastStorage(none)).toMatchObject({
    eventsPerDay: 0,
    fitsDays: null,
    rawBytesPerEvent: null,
  });
});

test("few events are reckoned with the measured size of an event, many with their own", () => {
  expect(forecastStorage({ ...none, events: 9_999, usedBytes: MIB }).bytesPerEvent).toBe(500);
  expect(forecastStorage({ ...none, events: 20_000, usedBytes: 8_000_000 }).bytesPerEvent).toBe(
    400,
  );
});

test.each([
  { perDay: 1_000, fits: 146, choices: [true, true, false, false, false] },
  { perDay: 100, fits: 1_468, choices: [true, true, true, true, true] },
  { perDay: 10_000, fits: 14, choices: [false, false, false, false, false] },
])("$perDay events a day fit for $fits days into 70 MiB", ({ perDay, fits, choices }) => {
  const days = [1, 2, 3].map((day) => ({ day, events: perDay }));
  const forecast = forecastStorage({ ...none, days });
  expect(forecast.fitsDays).toBe(fits);
  expect(forecast.choices.map((choice) => choice.fits)).toEqual(choices);
});

test("each day and each choice says what its raw events take beside", () => {
  const forecast = forecastStorage({
    ...none,
    days: [{ day: 1, events: 200 }],
    sealed: { events: 1_000, bytes: 60_000 },
  });
  expect(forecast.days).toEqual([{ day: 1, events: 200, bytes: 100_000, rawBytes: 12_000 }]);
  expect(forecast.choices[0]).toMatchObject({ days: 30, bytes: 3_000_000, rawBytes: 360_000 });
});
