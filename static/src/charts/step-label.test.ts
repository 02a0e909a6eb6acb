import { expect, test } from "@jest/globals";
import { stepLabel } from "./step-label";

const noun = { one: "event", many: "events" };
const series = [
  { label: "Jira", tone: "0" },
  { label: "Admin", tone: "1" },
];

test("the parts of a whole follow their sum, without those of nothing", () => {
  expect(stepLabel("18 Nov 2026", series, [1_300, 12], noun, true)).toBe(
    "18 Nov 2026: 1,312 events, Jira 1,300, Admin 12",
  );
  expect(stepLabel("18 Nov 2026", series, [1, 0], noun, true)).toBe("18 Nov 2026: 1 event, Jira 1");
});

test("one series is its own sum", () => {
  expect(stepLabel("18 Nov 2026", series.slice(0, 1), [2], noun, true)).toBe(
    "18 Nov 2026: 2 events",
  );
});

test("what is counted twice is not added up", () => {
  expect(stepLabel("18 Nov 2026", series, [3, 1], noun, false)).toBe(
    "18 Nov 2026: Jira 3 events, Admin 1 event",
  );
});
