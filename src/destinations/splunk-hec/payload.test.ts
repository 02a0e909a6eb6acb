import { expect, test } from "@jest/globals";
import { exampleNotices } from "../example-notices";
import { hostileTexts } from "../hostile-texts";
import golden from "./golden.json";
import { bodyOf } from "./payload";
import { SplunkSettings } from "./settings";

const settings = SplunkSettings.parse({ address: "https://splunk.example.com", index: "security" });
const key = "fedcba9876543210fedcba9876543210";
const objectsOf = (body: string): ReadonlyArray<unknown> =>
  body.split("\n").map((line): unknown => JSON.parse(line));

test("makes these objects", () => {
  const { alert, match, count, events, digest } = exampleNotices();
  expect({
    alert: objectsOf(bodyOf(settings, alert, key)),
    match: objectsOf(bodyOf(settings, match, key)),
    count: objectsOf(bodyOf(settings, count, key)),
    events: objectsOf(bodyOf(settings, events, key)),
    digest: objectsOf(bodyOf(settings, digest, key)),
  }).toEqual(golden);
});

test("leaves the index to the token where none is set", () => {
  const open = SplunkSettings.parse({ address: "https://splunk.example.com" });
  expect(bodyOf(open, exampleNotices().alert, key)).not.toContain('"index"');
});

test.each(Object.entries(hostileTexts))(
  "keeps every object short enough to be indexed: %s",
  (_, text) => {
    for (const notice of Object.values(exampleNotices(text, 5_000))) {
      const lines = bodyOf(settings, notice, key).split("\n");
      expect(lines.length).toBeLessThanOrEqual(21);
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(9_000);
    }
  },
);
