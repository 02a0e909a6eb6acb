import { expect, test } from "@jest/globals";
import type { BacktestSide } from "#contract";
import { compareSides } from "./compare-sides";

const side = (shared: readonly boolean[], matches = shared.length): BacktestSide => ({
  matches,
  alerts: shared.length,
  days: [],
  newest: shared.map((isShared, n) => ({
    key: String(n),
    ruleId: "r",
    title: "t",
    level: "low",
    at: n,
    events: 1,
    shared: isShared,
  })),
  actors: [],
  samples: [],
});

test.each([
  [side([true]), null, "The rule is not saved yet."],
  [side([true]), side([true]), "The saved rule finds the same."],
  [
    side([true, false]),
    side([true]),
    "The saved rule raises 1 alert from 1 match: 1 of these is new.",
  ],
  [
    side([true]),
    side([true, false, false], 5),
    "The saved rule raises 3 alerts from 5 matches: 2 of those are gone.",
  ],
  [side([true], 4), side([true], 5), "The saved rule raises 1 alert from 5 matches."],
])("says how the edited rule differs from the saved one", (edited, saved, sentence) => {
  expect(compareSides(edited, saved)).toBe(sentence);
});
