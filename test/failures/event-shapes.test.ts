import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadRecordedAuditLog } from "../../host/org-api/load-recorded-audit-log";
import { meanwhile } from "../../host/start/meanwhile";
import type { AuditEvent } from "#contract";
import { HOUR, MINUTE, openSite, type FailureSite } from "./open-site";

// One page of every shape that an event has been seen in, through the real bundle and back out of its list.

const TIME = "2026-03-05T08:00:00Z";
const ada = { id: "712020:ada", name: "Ada Example", email: "ada@example.com" };
const group = { id: "g1", type: "groups", attributes: { name: "jira-admins" } };

const event = (id: string, attributes: object, rest: object = {}) => ({
  id,
  type: "events",
  attributes: {
    time: TIME,
    action: "user_added_to_group",
    actor: ada,
    context: [group],
    ...attributes,
  },
  message: { content: "Added Ada", format: "simple" },
  ...rest,
});

const login = (id: string, status: string) =>
  event(id, { action: "user_login", context: [{ type: "login", attributes: { status } }] });

const page = [
  event("time-micro", { time: "2026-03-05T08:00:00.117451Z" }),
  event("time-milli", { time: "2026-03-05T08:00:00.085Z" }),
  event("time-second", { time: TIME }),
  event("not-a-uuid/42", {}),
  event("no-location", { location: undefined }),
  event("empty-location", { location: { ip: "", countryName: "", city: "", geo: "1,2" } }),
  event("system-actor", {
    actor: {
      id: "atlassian-internal-system",
      name: "Atlassian Internal System",
      email: "Atlassian Internal System",
    },
  }),
  event("app-actor", {
    actor: { id: "600000000000000000df8502", email: "4fc5c52a@connect.atlassian.com" },
  }),
  event("null-links", { actor: { ...ada, links: {}, picture: null } }, { links: { self: null } }),
  event("no-context", { context: undefined }),
  event("empty-context", { context: [] }),
  event("context-without-id", { context: [{ type: "users", attributes: { name: "Pat" } }] }),
  event("context-object", { context: group, container: { id: "o1", type: "orgs" } }),
  event("empty-message", {}, { message: { content: "", format: "text/plain" } }),
  event(
    "extra-keys",
    { actionCategory: "x", actor: { ...ada, onBehalfOf: "p" } },
    { relations: null },
  ),
  event("odd-auth", { actor: { ...ada, auth: { authType: "session" } } }),
  event("unknown-action", { action: "quantum_flux_reversed" }),
  ...["failed", "failure", "fail"].map((status) => login(`login-${status}`, status)),
  login("login-success", "success"),
];

let site: FailureSite;
let stored: ReadonlyMap<string, AuditEvent>;
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "shapes-"));
  writeFileSync(
    join(folder, "001.json"),
    JSON.stringify({ data: page, meta: { next: null }, links: {} }),
  );
  const recorded = loadRecordedAuditLog(folder);
  rmSync(folder, { recursive: true });
  site = await openSite({
    organization: { recorded, quiet: true },
    start: recorded.newest + HOUR,
    knobs: { eventActions: "old" },
  });
  await site.clock.advance(6 * MINUTE);
  const { events } = await site.ask("events/search", { filter: {}, after: null, limit: 100 });
  stored = new Map(events.map((one) => [one.id, one]));
}, 180_000);
afterAll(() => site.close());

const shapes: ReadonlyArray<readonly [what: string, ids: ReadonlyArray<string>, expected: object]> =
  [
    ["microseconds", ["time-micro"], { occurredAt: Date.parse("2026-03-05T08:00:00.117Z") }],
    ["milliseconds", ["time-milli"], { occurredAt: Date.parse("2026-03-05T08:00:00.085Z") }],
    ["whole seconds", ["time-second"], { occurredAt: Date.parse(TIME) }],
    ["an id that is no UUID", ["not-a-uuid/42"], { id: "not-a-uuid/42" }],
    [
      "no location, or one of empty texts",
      ["no-location", "empty-location"],
      { ip: null, country: "", city: "" },
    ],
    [
      "an actor that is the system, with no e-mail",
      ["system-actor"],
      { actor: expect.objectContaining({ kind: "system" }) },
    ],
    ["an actor that is an app", ["app-actor"], { actor: expect.objectContaining({ kind: "app" }) }],
    ["links that are null or empty", ["null-links"], { actor: expect.objectContaining(ada) }],
    [
      "no context, or an empty one",
      ["no-context", "empty-context"],
      { target: { type: "", id: "", name: "" } },
    ],
    [
      "a context item without id",
      ["context-without-id"],
      { target: { type: "users", id: "", name: "Pat" } },
    ],
    [
      "context and container as single objects",
      ["context-object"],
      { target: { type: "groups", id: "g1", name: "jira-admins" } },
    ],
    [
      "a message without content",
      ["empty-message"],
      { message: "User added to group jira-admins" },
    ],
    ["keys that nobody documented", ["extra-keys"], { actor: expect.objectContaining(ada) }],
    [
      "an authentication type outside the list",
      ["odd-auth"],
      { actor: expect.objectContaining({ kind: "user" }) },
    ],
    ["an action that nobody knows", ["unknown-action"], { action: "quantum_flux_reversed" }],
    [
      "a login that failed, in any word for it",
      ["login-failed", "login-failure", "login-fail"],
      { outcome: "failure" },
    ],
    ["a login that succeeded", ["login-success"], { outcome: "success" }],
  ];

test.each(shapes)("an event with %s is stored and shown", (_what, ids, expected) => {
  for (const id of ids)
    expect([id, stored.get(id)]).toEqual([id, expect.objectContaining(expected)]);
});

test("nothing of the page is lost or set aside, and every raw event is kept to the key", async () => {
  expect([...stored.keys()].toSorted()).toEqual(page.map(({ id }) => id).toSorted());
  expect((await site.ask("health/get", {})).quarantine.count).toBe(0);
  for (const raw of page) {
    const { key } = stored.get(raw.id) ?? { key: "" };
    const got = await site.ask("events/get", { key });
    const sent: unknown = JSON.parse(JSON.stringify(raw));
    // The stream adds when it processed the event.
    expect(got.raw).toMatchObject(sent as object);
  }
});

test("a catalogue with ids in capitals, rows twice and empty names still gives each action a title", async () => {
  await meanwhile(site.clock, site.site.forge.fireScheduled("every-day"));
  const { actions } = await site.ask("events/facets", {});
  expect(actions.length).toBeGreaterThan(2);
  for (const { value, title } of actions) {
    expect(value).toBe(value.toLowerCase());
    expect(title).toMatch(/^\S.*\s\S/u);
  }
}, 60_000);
