import { expect, test } from "@jest/globals";
import { exampleNotices } from "../example-notices";
import { hostileTexts } from "../hostile-texts";
import golden from "./golden.json";
import { recordsOf } from "./payload";

const key = "fedcba9876543210fedcba9876543210";

test("makes these rows", () => {
  const { alert, match, count, events, digest } = exampleNotices();
  expect({
    alert: recordsOf(alert, key),
    match: recordsOf(match, key),
    count: recordsOf(count, key),
    events: recordsOf(events, key),
    digest: recordsOf(digest, key),
  }).toEqual(golden);
});

test.each(Object.entries(hostileTexts))("keeps every row short with %s", (_, text) => {
  for (const notice of Object.values(exampleNotices(text, 5_000))) {
    const records = recordsOf(notice, key);
    expect(records.length).toBeLessThanOrEqual(21);
    for (const record of records) expect(JSON.stringify(record).length).toBeLessThanOrEqual(15_000);
  }
});
