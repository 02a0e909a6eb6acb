import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { createMemoryPlatform } from "#ports/memory-platform";
import { normalise } from "./normalise";

const deps = createMemoryPlatform({ now: Date.UTC(2026, 0, 5, 9) });

const page = (...raws: ReadonlyArray<unknown>) =>
  normalise(deps, { orgId: "org-1", source: "org-audit-log", raws });

/** The one event of a page, which has to be readable. */
function only(raw: unknown) {
  const [first] = page(raw).events;
  if (first === undefined) throw new Error(JSON.stringify(page(raw).rejected));
  return first;
}

const event = (attributes: object = {}, rest: object = {}) => ({
  id: "e-1",
  type: "events",
  attributes: {
    time: "2026-01-05T08:00:00.117451Z",
    processedAt: "2026-01-05T08:00:02Z",
    action: "user_added_to_group",
    actor: { id: "557058:aa", name: "Zoë Müller", email: "zoe@example.com" },
    context: [{ id: "g1", type: "groups", attributes: { name: "jira-admins" } }],
    container: [{ id: "o1", type: "orgs", attributes: { name: "example-org" } }],
    location: { ip: "192.0.2.7", countryName: "Österreich", city: "Wien" },
    ...attributes,
  },
  message: { content: "Added Zoë to jira-admins group", format: "simple" },
  ...rest,
});

test("reads who did what to whom, where and when", () => {
  expect(only(event()).event).toEqual({
    key: expect.stringMatching(/^[0-9a-f]{32}$/),
    id: "e-1",
    source: "org-audit-log",
    occurredAt: Date.UTC(2026, 0, 5, 8, 0, 0, 117),
    processedAt: Date.UTC(2026, 0, 5, 8, 0, 2),
    action: "user_added_to_group",
    product: "admin",
    actor: { id: "557058:aa", name: "Zoë Müller", email: "zoe@example.com", kind: "user" },
    outcome: "success",
    ip: "192.0.2.7",
    country: "Österreich",
    city: "Wien",
    target: { type: "groups", id: "g1", name: "jira-admins" },
    message: "Added Zoë to jira-admins group",
  });
});

test.each([
  ["no location", { location: undefined }, { ip: null, country: "", city: "" }],
  ["an empty location", { location: {} }, { ip: null }],
  [
    "a location of empty texts",
    { location: { ip: "", countryName: "", city: "" } },
    { ip: null, country: "" },
  ],
  ["a location that is null", { location: null }, { ip: null }],
  ["no actor", { actor: undefined }, { actor: { id: "", name: "", email: "", kind: "unknown" } }],
  [
    "an actor without name and links",
    { actor: { id: "557058:bb", links: {}, picture: null } },
    { actor: { id: "557058:bb", name: "", email: "", kind: "user" } },
  ],
  [
    "the internal system",
    {
      actor: {
        id: "atlassian-internal-system",
        name: "Atlassian Internal System",
        email: "Atlassian Internal System",
      },
    },
    { actor: expect.objectContaining({ kind: "system" }) },
  ],
  [
    "a product under its own name",
    { actor: { id: "confluence", email: "Atlassian app" } },
    { actor: expect.objectContaining({ kind: "system" }) },
  ],
  [
    "a Connect app",
    {
      actor: {
        id: "600000000000000000df8502",
        email: "4fc5c52a-2c28-48f2-8cd2-4d27d1cccc80@connect.atlassian.com",
      },
    },
    { actor: expect.objectContaining({ kind: "app" }) },
  ],
  [
    "an unknown authentication type",
    { actor: { id: "x1", auth: { authType: "session" } } },
    { actor: expect.objectContaining({ id: "x1" }) },
  ],
  [
    "an empty context and no container",
    { context: [], container: undefined },
    { target: { type: "", id: "", name: "" } },
  ],
  [
    "a context item without id",
    { context: [{ type: "users", attributes: { name: "Pat" } }] },
    { target: { type: "users", id: "", name: "Pat" } },
  ],
  [
    "a context that is one object",
    { context: { id: "u", type: "users", attributes: { name: "Pat" } } },
    { target: { type: "users", id: "u", name: "Pat" } },
  ],
  [
    "an object in the container only",
    {
      context: [],
      container: [
        { id: "c", type: "jira-issue", attributes: { product: "software", issueKeyOrId: "WEB-1" } },
      ],
    },
    { product: "jira", target: { type: "jira-issue", id: "c", name: "WEB-1" } },
  ],
  ["an action in capitals", { action: "USER_ADDED_TO_GROUP" }, { action: "user_added_to_group" }],
  [
    "an action that nobody knows",
    { action: "quantum_flux_reversed" },
    { action: "quantum_flux_reversed" },
  ],
  [
    "a login that failed",
    { action: "user_login", context: [{ type: "login", attributes: { status: "failed" } }] },
    { outcome: "failure" },
  ],
  ["a login that succeeded", { action: "user_login", context: [] }, { outcome: "success" }],
  ["no time of processing", { processedAt: undefined }, { processedAt: Date.UTC(2026, 0, 5, 9) }],
  [
    "times of whole seconds",
    { time: "2026-01-05T08:00:00Z" },
    { occurredAt: Date.UTC(2026, 0, 5, 8) },
  ],
])("survives %s", (_, attributes, expected) => {
  expect(only(event(attributes)).event).toMatchObject(expected);
});

test.each([
  { message: undefined },
  { message: null },
  { message: { content: "", format: "simple" } },
  { message: "text" },
])("makes a sentence where Atlassian sends none: %j", (rest) => {
  expect(only(event({}, rest)).event.message).toBe("User added to group jira-admins");
});

test("keeps what Atlassian sent, unknown keys included", () => {
  const raw = event({ actionCategory: "x" }, { relations: null, links: { self: null } });
  expect(JSON.parse(only(raw).raw)).toEqual(JSON.parse(JSON.stringify(raw)));
});

test.each([
  ["no object", "rubbish"],
  ["null", null],
  ["no id", event({}, { id: undefined })],
  ["an empty id", event({}, { id: "" })],
  ["no time", event({ time: undefined })],
  ["a time that is none", event({ time: "yesterday" })],
  ["no action", event({ action: null })],
  ["no attributes", { id: "e-2" }],
  ["more than a segment holds", event({}, { message: { content: "x".repeat(300_000) } })],
  ["nesting without end", event({ deep: JSON.parse(`${"[".repeat(2_000)}${"]".repeat(2_000)}`) })],
])("sets aside an event with %s, with a reason, and keeps the rest of its page", (_, bad) => {
  const { events, rejected } = page(event({}, { id: "good-1" }), bad, event({}, { id: "good-2" }));
  expect(events.map((one) => one.event.id)).toEqual(["good-1", "good-2"]);
  expect(rejected).toEqual([
    {
      key: expect.stringMatching(/^[0-9a-f]{32}$/),
      reason: expect.stringMatching(/\w/),
      raw: expect.any(String),
    },
  ]);
  expect(page(bad).rejected[0]?.key).toBe(rejected[0]?.key);
});

test("an event has one identity in its organization, whatever brought it and in whatever order its keys stand", () => {
  const first = only(event());
  const { attributes, ...rest } = event();
  const second = only({
    ...rest,
    attributes: { ...attributes, processedAt: "2026-01-05T08:09:09Z" },
  });
  expect(second.event.key).toBe(first.event.key);
  expect(second.bodyHash).toBe(first.bodyHash);
  expect(only(event({ action: "other" })).bodyHash).not.toBe(first.bodyHash);
  const [elsewhere] = normalise(deps, {
    orgId: "org-2",
    source: "org-audit-log",
    raws: [event()],
  }).events;
  expect(elsewhere?.event.key).not.toBe(first.event.key);
});

test("hostile text stays text: control characters go, length is bounded", () => {
  const { event: read } = only(
    event(
      { actor: { id: "a\u0000b", name: `\ud800${"n".repeat(10_000)}`, email: "<!channel>" } },
      { message: { content: "m".repeat(100_000) } },
    ),
  );
  expect(read.actor).toEqual({
    id: "a b",
    name: `\ufffd${"n".repeat(198)}…`,
    email: "<!channel>",
    kind: "user",
  });
  expect([...read.message]).toHaveLength(500);
});

test("a key that names the prototype is an ordinary key", () => {
  const raw = JSON.parse(
    '{"id":"p","__proto__":{"polluted":1},"attributes":{"time":"2026-01-05T08:00:00Z","action":"a","__proto__":{"x":1}}}',
  );
  expect(only(raw).event.id).toBe("p");
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});

test("whatever a page holds, every member of it is read or set aside", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.jsonValue(),
          fc.record({
            id: fc.string(),
            attributes: fc.record({
              time: fc.constantFrom("2026-01-05T08:00:00Z", "no"),
              action: fc.string(),
              actor: fc.jsonValue(),
              context: fc.jsonValue(),
              container: fc.jsonValue(),
              location: fc.jsonValue(),
            }),
            message: fc.jsonValue(),
          }),
        ),
      ),
      (raws) => {
        const { events, rejected } = page(...raws);
        expect(events.length + rejected.length).toBe(raws.length);
      },
    ),
  );
});

test("an event is the same whether the API or the webhook named the token of its request", () => {
  const said = { time: "2026-01-05T09:00:00Z", action: "api_token_used" };
  const event = (attributes: object) => ({ id: "e", attributes: { ...said, ...attributes } });
  const [api, webhook, other] = [
    event({ actor: { id: "a", auth: { tokenLabel: "ci" } }, processedAt: "2026-01-05T09:00:02Z" }),
    event({ actor: { id: "a", auth: { tokenName: "ci" } } }),
    event({ actor: { id: "a", auth: { tokenName: "cd" } } }),
  ].map((raw) => normalise(deps, { orgId: "org", source: "org-audit-log", raws: [raw] }).events[0]);
  expect(webhook?.bodyHash).toBe(api?.bodyHash);
  expect(other?.bodyHash).not.toBe(api?.bodyHash);
});
