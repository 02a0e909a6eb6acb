import { expect, test } from "@jest/globals";
import { createCspReports, type CspReport } from "./csp-reports";

test("keeps what was blocked and tells it at once", () => {
  const told: Array<CspReport> = [];
  const reports = createCspReports((report) => told.push(report));
  reports.take(
    JSON.stringify({
      "csp-report": {
        "effective-directive": "style-src-attr",
        "blocked-uri": "inline",
        "source-file": "http://localhost:4601/page.js",
        "line-number": 7,
        "script-sample": "color: red",
      },
    }),
  );
  const expected = {
    directive: "style-src-attr",
    blocked: "inline",
    source: "http://localhost:4601/page.js:7",
    sample: "color: red",
  };
  expect(reports.all()).toEqual([expected]);
  expect(told).toEqual([expected]);
});

test.each(["", "no json", "{}", "[]"])("counts a report that it cannot read: %j", (body) => {
  const reports = createCspReports(() => undefined);
  reports.take(body);
  expect(reports.all()).toHaveLength(1);
});
