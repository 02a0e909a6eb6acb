import { expect, test } from "@jest/globals";
import { z } from "zod";
import { exampleNotices } from "../example-notices";
import { hostileTexts } from "../hostile-texts";
import golden from "./golden.json";
import { eventOf } from "./payload";

/** What PagerDuty's reference says of an event. */
const Event = z.strictObject({
  event_action: z.literal("trigger"),
  dedup_key: z.string().min(1).max(255),
  client: z.string(),
  links: z.array(z.strictObject({ href: z.url(), text: z.string() })),
  payload: z.strictObject({
    summary: z.string().min(1).max(1_024),
    source: z.string().min(1),
    severity: z.enum(["critical", "error", "warning", "info"]),
    timestamp: z.iso.datetime(),
    component: z.string(),
    group: z.string(),
    class: z.string(),
    custom_details: z.record(z.string(), z.unknown()),
  }),
});

test("makes these events", () => {
  const { alert, match, count } = exampleNotices();
  expect({ alert: eventOf(alert), match: eventOf(match), count: eventOf(count) }).toEqual(golden);
});

test.each([...Object.entries(hostileTexts), ["nothing", ""]])(
  "keeps to PagerDuty's limits with %s",
  (_, text) => {
    const { alert, match, count } = exampleNotices(text, 5_000);
    for (const event of [eventOf(alert), eventOf(match), eventOf(count)]) {
      expect(Event.safeParse(event).error).toBeUndefined();
      expect(JSON.stringify(event).length).toBeLessThanOrEqual(60_000);
    }
  },
);

test("links to the rule's references, and to nothing that is no address", () => {
  const { alert } = exampleNotices();
  const references = ["javascript:alert(1)", "see the wiki", "https://wiki.example.com/rule"];
  const event = eventOf({ ...alert, rule: { ...alert.rule, references } });
  expect(event.links).toEqual([{ href: "https://wiki.example.com/rule", text: "About the rule" }]);
});

test.each([
  ["informational", "info"],
  ["low", "info"],
  ["medium", "warning"],
  ["high", "error"],
  ["critical", "critical"],
] as const)("says %s in PagerDuty's words", (level, severity) => {
  const { alert } = exampleNotices();
  expect(eventOf({ ...alert, alert: { ...alert.alert, level } }).payload.severity).toBe(severity);
});
