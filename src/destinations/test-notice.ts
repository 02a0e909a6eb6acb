import { exampleNotices } from "./example-notices";
import type { Notice } from "./notice";

/** An example alert that says of itself that it is one. `key` is its own: 32 hex digits. */
export function testNotice(key: string, now: number): Extract<Notice, { kind: "alert" }> {
  const { alert, events, ...example } = exampleNotices().alert;
  const later = now - alert.lastEventAt;
  return {
    ...example,
    alert: {
      ...alert,
      key,
      title: `Test of Audit Stream: ${alert.title}`,
      firstEventAt: alert.firstEventAt + later,
      lastEventAt: now,
      bucketStart: alert.firstEventAt + later,
      createdAt: now,
    },
    events: events.map((event) => ({
      ...event,
      occurredAt: event.occurredAt + later,
      processedAt: event.processedAt + later,
    })),
    rule: {
      ...example.rule,
      description: `This is a test: nothing has happened. ${example.rule.description}`,
    },
  };
}
