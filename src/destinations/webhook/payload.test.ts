import { expect, test } from "@jest/globals";
import { exampleNotices } from "../example-notices";
import { exampleStream } from "../example-stream";
import { hostileTexts } from "../hostile-texts";
import golden from "./golden.json";
import goldenEcs from "./golden-ecs.json";
import goldenOcsf from "./golden-ocsf.json";
import { bodyOf } from "./payload";
import { streamedEvent } from "./streamed-event";

const formats = [
  ["Audit Stream", 18_000, golden],
  ["OCSF 1.8", 60_000, goldenOcsf],
  ["ECS 9.3", 60_000, goldenEcs],
] as const;

test.each(formats)("makes these bodies in the format %s", (format, _, bodies) => {
  const { alert, match, count, events, digest } = exampleNotices();
  expect({
    alert: JSON.parse(bodyOf(alert, format)),
    match: JSON.parse(bodyOf(match, format)),
    count: JSON.parse(bodyOf(count, format)),
    events: JSON.parse(bodyOf(events, format)),
    digest: JSON.parse(bodyOf(digest, format)),
  }).toEqual(bodies);
});

const tries = formats.flatMap(([format, most]) =>
  Object.entries(hostileTexts).map(([name, text]) => [format, name, text, most] as const),
);

test.each(tries)("keeps below the size that is meant, in %s with %s", (format, _, text, most) => {
  for (const notice of Object.values(exampleNotices(text, 5_000))) {
    expect(bodyOf(notice, format).length).toBeLessThanOrEqual(most);
  }
  for (const streamed of exampleStream(1, text)) {
    expect(JSON.stringify(streamedEvent(format, streamed)).length).toBeLessThanOrEqual(60_000);
  }
});

test.each(formats.map(([format]) => format))(
  "tells the key and the raw of a streamed event in %s",
  (format) => {
    const [streamed] = exampleStream(1);
    if (streamed === undefined) throw new Error("there is no example");
    const sent = JSON.stringify(streamedEvent(format, streamed));
    expect(sent).toContain(`"event_key":"${streamed.event.key}"`);
    expect(sent).toContain("Sam Sample");
  },
);
