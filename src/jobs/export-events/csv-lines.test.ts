import { expect, test } from "@jest/globals";
import { sampleEvent } from "#ports/sample-event";
import { csvLines } from "./csv-lines";

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1+1"])(
  "%j reaches a spreadsheet as text",
  (message) => {
    const cells = csvLines([{ ...sampleEvent(1), message }], false);
    expect(cells).toContain(`'${message}`);
  },
);

test("quotes, line breaks and commas stay inside their cell", () => {
  const event = { ...sampleEvent(1), message: 'a "b", c\r\nd' };
  const csv = csvLines([event], true);
  expect(csv.startsWith("occurred_at,action,outcome,product,actor_id,")).toBe(true);
  expect(csv).toContain(',"a ""b"", c\r\nd",');
  expect(csv.endsWith("\r\n")).toBe(true);
});

test("only the first piece has a head, and no events make no lines", () => {
  expect(csvLines([], false)).toBe("");
  expect(csvLines([], true).split("\r\n")).toHaveLength(2);
  expect(csvLines([sampleEvent(1)], false).split("\r\n")).toHaveLength(2);
});
