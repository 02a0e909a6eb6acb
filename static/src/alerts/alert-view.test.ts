import { expect, test } from "@jest/globals";
import { readAlertView } from "./read-alert-view";
import { writeAlertView } from "./write-alert-view";

const anyTime = { kind: "last", span: "all" } as const;

test.each([
  { ruleId: null, level: null, time: "all", range: anyTime },
  { ruleId: "rule-1", level: "high", time: "historical", range: { kind: "last", span: "24h" } },
  { ruleId: null, level: null, time: "live", range: { kind: "between", from: 1_000, to: 2_000 } },
  { ruleId: null, level: "low", time: "live", range: { kind: "between", from: 1_000, to: null } },
] as const)("$ruleId $level $time $range survives its way through the address", (view) => {
  expect(readAlertView(new URLSearchParams(writeAlertView(view).toString()))).toEqual(view);
});

test("takes what is no view as the whole list", () => {
  const query = new URLSearchParams("time=never&rule=&level=worst&last=ages&from=then");
  expect(readAlertView(query)).toEqual({ ruleId: null, level: null, time: "all", range: anyTime });
});
