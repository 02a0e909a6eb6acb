import fc from "fast-check";
import type { AuditEvent, EventFilter } from "#contract";
import { sampleEvent } from "./sample-event";

/** Few values of each field, so that filters find something, and hostile ones among them. */
const actions = ["user_added_to_group", "api_token_created", "policy_deleted", "jira_issue_viewed"];
const products = ["organization", "jira", 'it\'s "quoted" \\ product'];
const countries = ["Germany", "Côte d'Ivoire", "日本", ""];
const ips = [
  null,
  "192.0.2.1",
  "192.0.2.130",
  "198.51.100.9",
  "2001:db8::1",
  "2001:DB8:0:0:0:0:0:FF",
  "::ffff:192.0.2.1",
  "00.00.00.00",
  "not an address",
  "",
];
const actors: ReadonlyArray<AuditEvent["actor"]> = [
  { id: "712020:ada", name: "Ada Example", email: "ada@example.com", kind: "user" },
  { id: "712020:çelik", name: "ÇELİK Ş.", email: "Atlassian Internal System", kind: "system" },
  { id: "", name: "Somebody", email: "", kind: "unknown" },
  { id: "", name: "Nobody", email: "", kind: "unknown" },
  { id: "app' OR '1'='1", name: "100%_sure!", email: "app@example.com", kind: "app" },
];
const words = [
  "Added",
  "GROUP",
  "site-admins",
  "100%",
  "_x_",
  "back\\slash",
  "it's",
  '"quoted"',
  "!bang!",
  "ΟΔΟΣ",
  "straße",
  "🚀",
  "שלום",
  "[a-z]*",
  "??",
  "' OR 1=1 -- ",
];

const text = fc
  .array(
    fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...words) }, fc.string({ maxLength: 8 })),
    {
      maxLength: 5,
    },
  )
  .map((parts) => parts.join(" "));

/** Events with equal times, hostile texts and every kind of address. The number makes the key. */
const eventArbitrary = (number: number): fc.Arbitrary<AuditEvent> =>
  fc
    .record({
      occurredAt: fc.oneof(
        fc.integer({ min: 1_767_600_000_000, max: 1_767_600_000_009 }),
        fc.constantFrom(0, 1, 2 ** 41, Number.MAX_SAFE_INTEGER - 10),
      ),
      action: fc.constantFrom(...actions),
      product: fc.constantFrom(...products),
      actor: fc.constantFrom(...actors),
      outcome: fc.constantFrom("success" as const, "failure" as const, "unknown" as const),
      ip: fc.constantFrom(...ips),
      country: fc.constantFrom(...countries),
      targetName: text,
      message: text,
    })
    .map(({ targetName, ...fields }) =>
      sampleEvent(number, {
        ...fields,
        processedAt: Math.min(fields.occurredAt + 5, Number.MAX_SAFE_INTEGER),
        target: { type: "group", id: `g-${number % 3}`, name: targetName },
      }),
    );

/** So many events with keys of their own. */
export const eventsArbitrary = (size: number): fc.Arbitrary<ReadonlyArray<AuditEvent>> =>
  fc.tuple(...Array.from({ length: size }, (_, number) => eventArbitrary(number)));

/** Filters of every combination of fields, most of which find something. */
export const filterArbitrary: fc.Arbitrary<EventFilter> = fc
  .record(
    {
      actions: fc.subarray([...actions, "unheard_of"]),
      products: fc.subarray([...products, "confluence"]),
      actors: fc.subarray(["712020:ada", "712020:çelik", "app' OR '1'='1", "nobody"]),
      from: fc.integer({ min: 1_767_600_000_000, max: 1_767_600_000_009 }),
      to: fc.integer({ min: 1_767_600_000_000, max: 1_767_600_000_010 }),
      ip: fc.constantFrom(
        "192.0.2.1",
        "192.0.2.0/24",
        "192.0.2.128/25",
        "0.0.0.0/0",
        "2001:db8::/32",
        "2001:db8::ff",
        "::/0",
        "::ffff:192.0.2.0/120",
        "00.00.00.00",
        "not an address",
        "192.0.2.0/33",
      ),
      countries: fc.subarray(["Germany", "Côte d'Ivoire", "日本", "Atlantis"]),
      outcomes: fc.subarray(["success" as const, "failure" as const, "unknown" as const]),
      text: fc
        .array(fc.constantFrom(...words, "ada", "çelik", "100%_sure!", "token", "G-1", "%", "_"), {
          minLength: 1,
          maxLength: 2,
        })
        .map((parts) => parts.join("  ")),
    },
    { requiredKeys: [] },
  )
  .map((filter) => filter);
