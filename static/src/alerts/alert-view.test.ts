import { expect, test } from "@jest/globals";
import { readAlertView } from "./read-alert-view";
import { writeAlertView } from "./write-alert-view";

test.each([
  { ruleId: null, time: "all" },
  { ruleId: "rule-1", time: "historical" },
  { ruleId: null, time: "live" },
] as const)("$ruleId $time survives its way through the address", (view) => {
  expect(readAlertView(new URLSearchParams(writeAlertView(view).toString()))).toEqual(view);
});

test("takes what is no view as the whole list", () => {
  expect(readAlertView(new URLSearchParams("time=never&rule="))).toEqual({
    ruleId: null,
    time: "all",
  });
});
