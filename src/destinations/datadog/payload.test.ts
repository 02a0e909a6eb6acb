import { expect, test } from "@jest/globals";
import { exampleNotices } from "../example-notices";
import { exampleStream } from "../example-stream";
import { hostileTexts } from "../hostile-texts";
import golden from "./golden.json";
import { intakeBody } from "./intake-body";
import { logsOf } from "./payload";
import { streamedLog } from "./streamed-log";

const key = "fedcba9876543210fedcba9876543210";
const hour = 3_600_000;

test("makes these logs", () => {
  const { alert, match, count, events, digest } = exampleNotices();
  expect({
    alert: logsOf(alert, key),
    match: logsOf(match, key),
    count: logsOf(count, key),
    events: logsOf(events, key),
    digest: logsOf(digest, key),
  }).toEqual(golden);
});

test.each(Object.entries(hostileTexts))("keeps every log short with %s", (_, text) => {
  for (const notice of Object.values(exampleNotices(text, 5_000))) {
    const logs = logsOf(notice, key);
    expect(logs.length).toBeLessThanOrEqual(21);
    for (const log of logs) {
      expect(log.message).not.toBe("");
      expect(JSON.stringify(log).length).toBeLessThanOrEqual(15_000);
    }
  }
});

test.each([
  [17, false],
  [17.5, false],
  [17.6, true],
  [400, true],
])("marks what is %d hours old, and leaves it its own time: %p", (hours, isLate) => {
  const [log] = exampleStream(1).map(streamedLog);
  if (log === undefined) throw new Error("there is no example");
  const [sent]: unknown[] = JSON.parse(
    intakeBody([log], "audit", log.timestamp + Math.round(hours * hour)),
  );
  expect(sent).toMatchObject({ service: "audit", occurred_at: "2026-11-23T05:16:07.000Z" });
  expect(sent).toMatchObject(
    isLate
      ? { ddtags: "kind:audit_event,late:true" }
      : { ddtags: "kind:audit_event", timestamp: log.timestamp },
  );
  if (isLate) expect(sent).not.toHaveProperty("timestamp");
});
