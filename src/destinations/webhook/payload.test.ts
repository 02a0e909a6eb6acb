import { expect, test } from "@jest/globals";
import { exampleNotices } from "../example-notices";
import { hostileTexts } from "../hostile-texts";
import golden from "./golden.json";
import { bodyOf } from "./payload";

test("makes these bodies", () => {
  const { alert, match, count, events, digest } = exampleNotices();
  expect({
    alert: JSON.parse(bodyOf(alert)),
    match: JSON.parse(bodyOf(match)),
    count: JSON.parse(bodyOf(count)),
    events: JSON.parse(bodyOf(events)),
    digest: JSON.parse(bodyOf(digest)),
  }).toEqual(golden);
});

test.each(Object.entries(hostileTexts))("keeps below the recommended size with %s", (_, text) => {
  for (const notice of Object.values(exampleNotices(text, 5_000))) {
    expect(bodyOf(notice).length).toBeLessThanOrEqual(18_000);
  }
});
