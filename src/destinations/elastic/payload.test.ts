import { expect, test } from "@jest/globals";
import { exampleNotices } from "../example-notices";
import { exampleStream } from "../example-stream";
import { hostileTexts } from "../hostile-texts";
import golden from "./golden.json";
import { operationsOf } from "./payload";
import { ElasticSettings } from "./settings";
import { streamedEcs } from "./streamed-ecs";

const settings = ElasticSettings.parse({ address: "https://elastic.example.com" });
const key = "fedcba9876543210fedcba9876543210";

test("makes these documents", () => {
  const { alert, match, count, events, digest } = exampleNotices();
  expect({
    alert: operationsOf(settings, alert, key),
    match: operationsOf(settings, match, key),
    count: operationsOf(settings, count, key),
    events: operationsOf(settings, events, key),
    digest: operationsOf(settings, digest, key),
  }).toEqual(golden);
});

test.each(Object.entries(hostileTexts))("keeps every document short with %s", (_, text) => {
  for (const notice of Object.values(exampleNotices(text, 5_000))) {
    const operations = operationsOf(settings, notice, key);
    expect(operations.length).toBeLessThanOrEqual(21);
    for (const { document } of operations) {
      expect(JSON.stringify(document).length).toBeLessThanOrEqual(15_000);
    }
  }
});

test("keeps what Atlassian sent beside the document of a streamed event, where it is not too long", () => {
  const [plain] = exampleStream(1).map(streamedEcs);
  expect(JSON.stringify(plain)).toContain(String.raw`"original":"{\"id\":\"event-0\"`);
  const [long] = exampleStream(1, "x".repeat(4_000)).map(streamedEcs);
  expect(JSON.stringify(long)).not.toContain("original");
});
