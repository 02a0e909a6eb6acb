import type { Alert, AuditEvent, Digest } from "#contract";
import type { Notice } from "./notice";

const at = Date.UTC(2026, 10, 23, 5, 16, 7);

/** Notices for tests and for "send a test alert"; `text` stands in every place that an actor can write into. */
export function exampleNotices(
  text?: string,
  eventCount = 2,
): { readonly [Kind in Notice["kind"]]: Extract<Notice, { kind: Kind }> } {
  const told = Math.min(eventCount, 20);
  const events = Array.from({ length: told }, (_, index) => exampleEvent(index, text));
  const alert = exampleAlert(eventCount, text);
  const opened = "AUD-7";
  return {
    alert: {
      kind: "alert",
      alert,
      events,
      eventCount,
      rule: {
        title: alert.ruleTitle,
        description: "Somebody was made an administrator of the whole organization.",
        level: "high",
        falsePositives: ["A planned change of responsibilities"],
        references: ["https://support.atlassian.com/organization-administration/"],
        tags: ["attack.privilege-escalation", "attack.t1098"],
      },
    },
    match: { kind: "match", alert, event: exampleEvent(told, text), opened },
    count: {
      kind: "count",
      alert,
      hour: { from: Date.UTC(2026, 10, 23, 6), to: Date.UTC(2026, 10, 23, 7) },
      count: 1_234,
      opened,
    },
    events: {
      kind: "events",
      request: {
        key: "00112233445566778899aabbccddeeff",
        requester: text ?? "Incident automation",
        note: text ?? "What Alex Example did around the change",
        createdAt: at + 3_600_000,
      },
      events,
      part: { number: 1, of: Math.ceil(eventCount / 20) },
      eventCount,
    },
    digest: { kind: "digest", digest: exampleDigest(text, eventCount > 20), isTest: false },
  };
}

/** `full`: with as much in each list as a digest can have. */
const exampleDigest = (text: string | undefined, full: boolean): Digest => ({
  week: "2026-11-23",
  from: Date.UTC(2026, 10, 16, 7),
  to: Date.UTC(2026, 10, 23, 7),
  zone: "Europe/Berlin",
  madeAt: Date.UTC(2026, 10, 23, 8, 2),
  events: { count: 12_345, before: 11_022 },
  products: listed(full ? 8 : 3, [
    { value: text ?? "jira", count: 8_000, before: 7_500 },
    { value: text ?? "confluence", count: 4_000, before: 3_500 },
    { value: "", count: 345, before: 22 },
  ]),
  categories: [
    { category: "failed-login", count: 41, before: 30 },
    { category: "privilege", count: 6, before: 9 },
    { category: "policy", count: 0, before: 0 },
    { category: "administration", count: 17, before: 17 },
  ],
  alerts: {
    count: 7,
    before: 9,
    levels: [
      { level: "critical", count: 0, before: 1 },
      { level: "high", count: 5, before: 3 },
      { level: "medium", count: 2, before: 5 },
    ],
    rules: listed(full ? 5 : 2, [
      { id: "failed-login-burst", title: text ?? "Failed login burst", count: 4 },
      { id: "admin-granted", title: text ?? "Organization admin granted", count: 1 },
    ]),
    became: {
      looked: 7,
      open: 4,
      acknowledged: 2,
      closed: 1,
      timeToAcknowledge: { of: 3, medianMs: 720_000, ninetiethMs: 5_400_000 },
    },
  },
  newCountries: listed(full ? 20 : 1, [text ?? "Brazil"]),
  actors: listed(full ? 5 : 2, [
    { value: text ?? "557058:alex", label: text ?? "Alex Example", count: 900, before: 850 },
    { value: text ?? "557058:sam", label: text ?? "Sam Sample", count: 410, before: 0 },
  ]),
  collection: {
    gaps: listed(full ? 10 : 1, [
      {
        from: Date.UTC(2026, 10, 19, 3),
        to: Date.UTC(2026, 10, 19, 5, 30),
        text: "The database was full, so collecting stood still",
      },
    ]),
    uncounted: 0,
    lagMs: 45_000,
  },
});

/** So many of them, over and over. */
const listed = <One>(length: number, all: ReadonlyArray<One>): One[] =>
  Array.from({ length: Math.ceil(length / all.length) }, () => all)
    .flat()
    .slice(0, length);

const exampleAlert = (eventCount: number, text?: string): Alert => ({
  key: "0123456789abcdef0123456789abcdef",
  ruleId: "3f2b8c0e-6f5a-4a65-9d4f-0c6f5b1f7a01",
  ruleTitle: "Organization admin granted",
  ruleVersion: 3,
  level: "high",
  title: text ?? "Organization admin granted: Alex Example made Sam Sample an admin",
  dedupKey: text ?? "sam@example.com",
  bucketStart: Date.UTC(2026, 10, 23),
  firstEventAt: at,
  lastEventAt: at + (eventCount - 1) * 60_000,
  eventCount,
  createdAt: at + 90_000,
  historical: false,
});

const exampleEvent = (index: number, text?: string): AuditEvent => ({
  key: index.toString(16).padStart(32, "0"),
  id: `event-${index}`,
  source: "org-audit-log",
  occurredAt: at + index * 60_000,
  processedAt: at + index * 60_000 + 45_000,
  action: text ?? "user_granted_role",
  product: text ?? "organization",
  actor: {
    id: text ?? "557058:alex",
    name: text ?? "Alex Example",
    email: text ?? "alex@example.com",
    kind: "user",
  },
  outcome: "success",
  ip: text ?? "192.0.2.17",
  country: text ?? "Germany",
  city: text ?? "Berlin",
  target: { type: text ?? "user", id: text ?? "557058:sam", name: text ?? "Sam Sample" },
  message: text ?? "Alex Example made Sam Sample an organization admin",
});
