import { expect, test } from "@jest/globals";
import type { HostClock } from "../clock";
import {
  createOrganization,
  type Organization,
  type OrganizationOptions,
} from "./create-organization";
import { incidentKinds } from "./incidents/incident";
import { isJsonObject, valueAt, type JsonObject, type JsonValue } from "./json-object";
import { organizationKeys } from "./organization-keys";

const dayMs = 86_400_000;

interface SteppingClock extends HostClock {
  readonly advance: (ms: number) => void;
}

const testClock = (start = Date.UTC(2026, 10, 18, 12)): SteppingClock => {
  let now = start;
  return {
    now: () => now,
    after: (delayMs, task) => {
      now += delayMs;
      task();
      return () => {};
    },
    advance: (ms) => {
      now += ms;
    },
  };
};

const setup = (options: Partial<OrganizationOptions> = {}) => {
  const clock = testClock();
  const organization = createOrganization({
    clock,
    seed: "test",
    days: 7,
    events: 3000,
    ...options,
  });
  organization.knobs.streamPerMinute = 10_000;
  organization.knobs.eventsPerMinute = 10_000;
  return { clock, organization };
};

const get = async (
  organization: Organization,
  path: string,
  key: string = organizationKeys.good,
) => {
  const response = await organization.handler({
    method: "GET",
    url: `https://api.atlassian.com/admin/v1/orgs${path}`,
    headers: key === "" ? {} : { authorization: `Bearer ${key}` },
    body: "",
  });
  let body: JsonValue = null;
  try {
    body = JSON.parse(response.body);
  } catch {
    body = response.body;
  }
  return { ...response, json: body };
};

const dataOf = (json: JsonValue): ReadonlyArray<JsonObject> => {
  const data = valueAt(json, "data");
  return Array.isArray(data) ? data.filter(isJsonObject) : [];
};
const nextOf = (json: JsonValue): string => String(valueAt(json, "meta", "next") ?? "");
const text = (event: JsonObject, ...path: ReadonlyArray<string>): string =>
  String(valueAt(event, "attributes", ...path));

/** Follows cursors until an empty or last page. */
const readStream = async (organization: Organization, query = "limit=500") => {
  const events: Array<JsonObject> = [];
  let cursor = "";
  for (;;) {
    const { status, json } = await get(
      organization,
      `/${organization.orgId}/events-stream?${query}&cursor=${cursor}`,
    );
    expect(status).toBe(200);
    const page = dataOf(json);
    events.push(...page);
    const next = nextOf(json);
    if (page.length === 0 || next === "" || next === cursor)
      return { events, cursor: next || cursor };
    cursor = next;
  }
};

test("serves exactly as many events as asked for, oldest processed first, and counts them", async () => {
  const { organization } = setup({ rates: { repeated: 0 } });
  const { events } = await readStream(organization);
  const ids = new Set(events.map((event) => event["id"]));
  expect(events).toHaveLength(3000);
  expect(organization.counts()).toMatchObject({ served: 3000, distinct: ids.size, malformed: 0 });
  const processed = events.map((event) => text(event, "processedAt"));
  expect(processed).toEqual(processed.toSorted());
});

const readSeed = async (seed: string) =>
  (await readStream(setup({ seed, events: 400 }).organization)).events;

test("gives the same events from the same seed and others from another", async () => {
  const [first, again, other] = [await readSeed("a"), await readSeed("a"), await readSeed("b")];
  expect(again).toEqual(first);
  expect(other).not.toEqual(first);
});

test("has people from several scripts, addresses of documentation ranges only, and events of three time precisions", async () => {
  const { organization } = setup();
  const { events } = await readStream(organization);
  const names = events.map((event) => text(event, "actor", "name")).join(" ");
  for (const script of [/[ぁ-んァ-ヶ一-龠]/, /[а-яіїє]/i, /[؀-ۿ]/, /[가-힣]/, /[ऀ-ॿ]/, /[äöüß]/])
    expect(names).toMatch(script);
  const addresses = events
    .map((event) => valueAt(event, "attributes", "location", "ip"))
    .filter((ip) => typeof ip === "string" && ip !== "");
  expect(
    addresses.filter(
      (ip) => !/^(192\.0\.2|198\.51\.100|203\.0\.113)\.\d+$|^2001:db8:/.test(String(ip)),
    ),
  ).toEqual([]);
  const fractions = new Set(
    events.map((event) => /\.(\d+)Z$/.exec(text(event, "time"))?.[1]?.length ?? 0),
  );
  expect(fractions).toEqual(new Set([0, 3, 6]));
});

test("is busy in office hours and quiet on Sundays", async () => {
  const { organization } = setup({ quiet: true });
  const { events } = await readStream(organization);
  const on = (weekday: number): number =>
    events.filter((event) => new Date(text(event, "processedAt")).getUTCDay() === weekday).length;
  expect(on(0)).toBeLessThan(on(2) / 3);
});

test("has late, repeated and changed events", async () => {
  const { organization } = setup({
    events: 4000,
    rates: { late: 0.01, repeated: 0.01, conflicting: 0.01 },
  });
  const { events } = await readStream(organization);
  const late = events.filter(
    (event) => Date.parse(text(event, "processedAt")) - Date.parse(text(event, "time")) > 60_000,
  );
  expect(late.length).toBeGreaterThan(10);
  const bodies = new Map<string, Set<string>>();
  for (const event of events) {
    const { processedAt: _, ...attributes } = isJsonObject(event["attributes"])
      ? event["attributes"]
      : {};
    const id = String(event["id"]);
    bodies.set(id, (bodies.get(id) ?? new Set()).add(JSON.stringify({ ...event, attributes })));
  }
  expect([...bodies.values()].filter((seen) => seen.size > 1).length).toBeGreaterThan(10);
  expect(events.length - bodies.size).toBeGreaterThan(40);
});

test("sends malformed records only when told to", async () => {
  const { organization } = setup({ rates: { malformed: 0.01 } });
  const { malformed, served } = organization.counts();
  expect(malformed).toBeGreaterThan(5);
  expect(served + malformed).toBe(3000);
});

test("goes on as the clock moves, from the cursor, without losing or doubling an event", async () => {
  const { organization, clock } = setup({ liveEventsPerHour: 120 });
  const first = await readStream(organization);
  let cursor = first.cursor;
  const later: Array<JsonObject> = [];
  for (let step = 0; step < 30; step += 1) {
    clock.advance(4 * 60_000);
    const { json } = await get(
      organization,
      `/${organization.orgId}/events-stream?cursor=${cursor}`,
    );
    later.push(...dataOf(json));
    cursor = nextOf(json);
  }
  expect(later.length).toBeGreaterThan(230);
  expect(first.events.length + later.length).toBe(organization.counts().served);
});

test("plants every kind of incident once, and each is found by its event ids", async () => {
  const { organization } = setup();
  const { events } = await readStream(organization);
  const ids = new Set(events.map((event) => event["id"]));
  const incidents = organization.incidents();
  expect(incidents.map(({ kind }) => kind).toSorted()).toEqual([...incidentKinds].toSorted());
  for (const incident of incidents)
    expect(incident.eventIds.filter((id) => !ids.has(id))).toEqual([]);
  const watched = new Set(incidents.flatMap(({ fires }) => fires.map(({ rule }) => rule)));
  expect(watched.size).toBe(9);
});

test("an incident planted live comes after the cursor and can be fetched by id", async () => {
  const { organization, clock } = setup();
  const { cursor } = await readStream(organization);
  const incident = organization.plantIncident("organization-admin-granted", clock.now() + 90_000);
  clock.advance(95_000);
  const { json } = await get(organization, `/${organization.orgId}/events-stream?cursor=${cursor}`);
  expect(dataOf(json).map((event) => event["id"])).toEqual(
    expect.arrayContaining([...incident.eventIds]),
  );
  const single = await get(organization, `/${organization.orgId}/events/${incident.eventIds[0]}`);
  expect(valueAt(single.json, "data", "attributes", "action")).toBe("added_org_admin");
  expect((await get(organization, `/${organization.orgId}/events/none`)).status).toBe(404);
});

test("an incident never crosses the hour that its alerts are grouped by", () => {
  const { organization, clock } = setup();
  for (const kind of incidentKinds) {
    const { from, to } = organization.plantIncident(kind, clock.now() + 58 * 60_000);
    expect(Math.floor(from / 3_600_000)).toBe(Math.floor(to / 3_600_000));
  }
});

test("keeps everything over a restart", async () => {
  const { organization, clock } = setup();
  organization.plantIncident("sso-changed", clock.now() + 1000);
  organization.knobs.lastPage = "null";
  clock.advance(dayMs / 4);
  const before = await readStream(organization);
  const snapshot = JSON.parse(JSON.stringify(organization.snapshot()));
  const again = createOrganization({ clock, snapshot });
  expect(again.knobs).toEqual(organization.knobs);
  expect((await readStream(again)).events).toEqual(before.events);
});

test.each([
  ["cursor", (next: string, sent: string) => next !== "" && next !== sent],
  ["null", (next: string) => next === ""],
  ["same", (next: string, sent: string) => next === sent],
] as const)("the last page can answer with %s", async (mode, holds) => {
  const { organization, clock } = setup({ events: 600 });
  organization.knobs.lastPage = mode;
  const first = await get(organization, `/${organization.orgId}/events-stream?limit=500`);
  clock.advance(1000);
  const sent = nextOf(first.json);
  const last = await get(
    organization,
    `/${organization.orgId}/events-stream?limit=500&cursor=${sent}`,
  );
  expect(holds(nextOf(last.json), sent)).toBe(true);
});

test("a cursor expires, and a made-up one was never good", async () => {
  const { organization, clock } = setup();
  organization.knobs.cursorTtlMs = 60_000;
  const first = await get(organization, `/${organization.orgId}/events-stream`);
  clock.advance(61_000);
  for (const cursor of [nextOf(first.json), "bm9uc2Vuc2U", "%F0%9F"]) {
    const { status, json } = await get(
      organization,
      `/${organization.orgId}/events-stream?cursor=${cursor}`,
    );
    expect([status, valueAt(json, "errors", 0, "code")]).toEqual([400, "ADMIN-400-1"]);
  }
});

test("pages can overlap, and are never longer than the limit or 500", async () => {
  const { organization } = setup();
  organization.knobs.overlap = 3;
  const first = await get(organization, `/${organization.orgId}/events-stream?limit=50`);
  const second = await get(
    organization,
    `/${organization.orgId}/events-stream?limit=50&cursor=${nextOf(first.json)}`,
  );
  expect(dataOf(second.json)).toHaveLength(50);
  expect(dataOf(second.json).slice(0, 3)).toEqual(dataOf(first.json).slice(-3));
  expect(
    dataOf((await get(organization, `/${organization.orgId}/events-stream?limit=9999`)).json),
  ).toHaveLength(500);
  expect(
    dataOf((await get(organization, `/${organization.orgId}/events-stream`)).json),
  ).toHaveLength(200);
});

test("takes from and to in milliseconds and hides what is older than retention", async () => {
  const { organization, clock } = setup({ days: 20, events: 4000 });
  organization.knobs.retentionDays = 10;
  const { events } = await readStream(organization, "limit=500&from=0");
  expect(events.length).toBe(organization.counts().served);
  expect(
    Math.min(...events.map((event) => Date.parse(text(event, "time")))),
  ).toBeGreaterThanOrEqual(clock.now() - 10 * dayMs);
  const [from, to] = [clock.now() - 3 * dayMs, clock.now() - 2 * dayMs];
  const ranged = await readStream(organization, `limit=500&from=${from}&to=${to}`);
  expect(ranged.events.length).toBeGreaterThan(0);
  expect(
    ranged.events.every(
      (event) =>
        Date.parse(text(event, "processedAt")) >= from &&
        Date.parse(text(event, "processedAt")) <= to,
    ),
  ).toBe(true);
  const bad = await get(
    organization,
    `/${organization.orgId}/events-stream?from=2026-11-01T00:00:00Z`,
  );
  expect(valueAt(bad.json, "errors", 0, "code")).toBe("ADMIN-400-3");
});

test("descending order starts with the newest and ends with everything", async () => {
  const { organization } = setup({ events: 900 });
  const descending = await readStream(organization, "limit=200&sortOrder=desc");
  const ascending = await readStream(organization, "limit=200");
  expect(descending.events).toEqual(ascending.events.toReversed());
});

test("rejects unknown parameters of the stream only when told to", async () => {
  const { organization } = setup();
  expect(
    (await get(organization, `/${organization.orgId}/events-stream?action=user_login`)).status,
  ).toBe(200);
  organization.knobs.unknownParameters = "reject";
  expect(
    (await get(organization, `/${organization.orgId}/events-stream?action=user_login`)).status,
  ).toBe(400);
});

test("lists events newest first by event time, filtered, each once and without processedAt", async () => {
  const { organization } = setup({ rates: { late: 0.02, repeated: 0.02 } });
  const found: Array<JsonObject> = [];
  let cursor = "";
  do {
    const { json } = await get(
      organization,
      `/${organization.orgId}/events?limit=100&action=user_login&cursor=${cursor}`,
    );
    found.push(...dataOf(json));
    cursor = nextOf(json);
  } while (cursor !== "");
  const { events } = await readStream(organization);
  const logins = new Set(
    events.filter((event) => text(event, "action") === "user_login").map((event) => event["id"]),
  );
  expect(new Set(found.map((event) => event["id"]))).toEqual(logins);
  expect(found).toHaveLength(logins.size);
  const times = found.map((event) => Date.parse(text(event, "time")));
  expect(times).toEqual(times.toSorted((left, right) => right - left));
  expect(found.some((event) => JSON.stringify(event).includes("processedAt"))).toBe(false);
});

test.each([
  [
    "product=confluence",
    (event: JsonObject) => JSON.stringify(event).includes('"product":"confluence"'),
  ],
  ["product[]=jira", (event: JsonObject) => JSON.stringify(event).includes('"product":"software"')],
  ["q=Reykjav%C3%ADk", (event: JsonObject) => JSON.stringify(event).includes("Reykjavík")],
  ["ip=203.0.113.201", (event: JsonObject) => text(event, "location", "ip") === "203.0.113.201"],
  [
    `location=${encodeURIComponent('[{"city":"","countryName":"Iceland"}]')}`,
    (event: JsonObject) => text(event, "location", "countryName") === "Iceland",
  ],
])("filters events by %s", async (query, holds) => {
  const { organization } = setup();
  const { json } = await get(organization, `/${organization.orgId}/events?limit=50&${query}`);
  expect(dataOf(json).length).toBeGreaterThan(0);
  expect(dataOf(json).every(holds)).toBe(true);
});

test.each([
  [organizationKeys.expired, 401, undefined],
  [organizationKeys.revoked, 401, undefined],
  ["a-site-api-token", 401, undefined],
  ["", 401, undefined],
  [organizationKeys.withoutScope, 403, "ADMIN-403-1"],
  [organizationKeys.notAdmin, 403, "ADMIN-403-3"],
  [organizationKeys.notAdminFlat, 403, undefined],
  [organizationKeys.withoutGuard, 403, "ADMIN-403-2"],
  [organizationKeys.otherOrganization, 404, "ADMIN-404-2"],
  [organizationKeys.scoped, 200, undefined],
])("answers the key %s with %d", async (key, status, code) => {
  const { organization } = setup();
  const answer = await get(organization, `/${organization.orgId}/events-stream`, key);
  expect([answer.status, valueAt(answer.json, "errors", 0, "code")]).toEqual([status, code]);
});

test("knows both shapes of a 403, an empty 401 and an empty log without Guard", async () => {
  const { organization } = setup();
  const path = `/${organization.orgId}/events-stream`;
  const flat = await get(organization, path, organizationKeys.notAdminFlat);
  expect(valueAt(flat.json, "status")).toBe("403");
  organization.knobs.unauthorizedBody = "empty";
  expect((await get(organization, path, organizationKeys.expired)).body).toBe("");
  organization.knobs.withoutGuard = "empty";
  const empty = await get(organization, path, organizationKeys.withoutGuard);
  expect([empty.status, dataOf(empty.json)]).toEqual([200, []]);
});

test("a good key can expire while it is in use", async () => {
  const { organization } = setup();
  organization.knobs.keyStates[organizationKeys.good] = "expired";
  expect((await get(organization, `/${organization.orgId}/events-stream`)).status).toBe(401);
});

test("lists no organization to a scoped key and knows no other organization", async () => {
  const { organization } = setup();
  expect(dataOf((await get(organization, "", organizationKeys.scoped)).json)).toEqual([]);
  expect(dataOf((await get(organization, "")).json)).toHaveLength(1);
  expect(
    valueAt((await get(organization, `/${organization.orgId}`)).json, "data", "attributes", "name"),
  ).toBe("Example Works");
  expect((await get(organization, "/another/events-stream")).status).toBe(404);
});

test.each([
  ["retry-after-seconds", "retry-after", /^\d+$/],
  ["retry-after-date", "retry-after", /GMT$/],
  ["x-retry-after", "x-retry-after", /^\d+$/],
  ["reset-iso-minutes", "x-ratelimit-reset", /^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/],
  ["reset-epoch", "x-ratelimit-reset", /^\d{10}$/],
  ["garbage", "retry-after", /^soon$/],
] as const)("limits a path to 50 a minute and says so with %s", async (style, header, form) => {
  const { organization, clock } = setup();
  organization.knobs.streamPerMinute = 50;
  organization.knobs.retryHeader = style;
  const path = `/${organization.orgId}/events-stream?limit=1`;
  for (let count = 0; count < 50; count += 1)
    expect((await get(organization, path)).status).toBe(200);
  const refused = await get(organization, path);
  expect(refused.status).toBe(429);
  expect(refused.headers?.[header]).toMatch(form);
  clock.advance(60_000);
  expect((await get(organization, path)).status).toBe(200);
});

test("somebody else may use up the same budget", async () => {
  const { organization } = setup();
  organization.knobs.neighboursPerMinute = 10_000;
  organization.knobs.retryHeader = "none";
  const refused = await get(organization, `/${organization.orgId}/events-stream`);
  expect([refused.status, Object.keys(refused.headers ?? {})]).toEqual([429, ["content-type"]]);
});

test("fails as it is told to, once each", async () => {
  const { organization, clock } = setup();
  const path = `/${organization.orgId}/events-stream?limit=5`;
  organization.knobs.nextFaults.push("500", "503", "html", "truncated", "reset", "slow");
  expect((await get(organization, path)).status).toBe(500);
  expect((await get(organization, path)).status).toBe(503);
  expect((await get(organization, path)).body).toContain("<!doctype html>");
  expect(typeof (await get(organization, path)).json).toBe("string");
  await expect(get(organization, path)).rejects.toMatchObject({ code: "ECONNRESET" });
  const before = clock.now();
  expect((await get(organization, path)).status).toBe(200);
  expect(clock.now() - before).toBe(organization.knobs.slowMs);
  expect((await get(organization, path)).status).toBe(200);
});

test("notes requests without the key", async () => {
  const { organization } = setup();
  await get(organization, `/${organization.orgId}/events-stream?limit=1`);
  expect(organization.requests().at(-1)).toMatchObject({
    path: `/admin/v1/orgs/${organization.orgId}/events-stream`,
    keyState: "good",
    status: 200,
  });
  expect(JSON.stringify(organization.requests())).not.toContain(organizationKeys.good);
});

test("has the catalogue of actions in its old and its new form", async () => {
  const { organization } = setup();
  organization.knobs.eventActions = "old";
  const old = dataOf((await get(organization, `/${organization.orgId}/event-actions`)).json);
  expect(old.length).toBeGreaterThan(new Set(old.map((row) => row["id"])).size);
  expect(old[0]).toMatchObject({ id: "API_TOKEN_CREATED", attributes: { displayName: "" } });
  organization.knobs.eventActions = "new";
  const rows = dataOf((await get(organization, `/${organization.orgId}/event-actions`)).json);
  expect(rows[0]).toMatchObject({
    id: "api_token_created",
    links: null,
    attributes: { groupDisplayNames: ["Admin API keys"] },
  });
});
