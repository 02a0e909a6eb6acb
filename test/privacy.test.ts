import { afterEach, expect, test } from "@jest/globals";
import { createMemoryPlatform } from "#ports/memory-platform";
import { openSegment, Segment } from "#pipeline/shapes/segment";
import { HOUR, MINUTE, openSite, type FailureSite } from "./failures/open-site";
import { endOfJob } from "./end-of-job";

// The real bundle in virtual time: people are reported to Atlassian, and whoever closed their account is erased.

let open: FailureSite | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

/** Every text of every table of the app, and every sealed event. */
async function everything({ site: { forge } }: FailureSite): Promise<string> {
  const said: unknown[] = [];
  const places = [
    "actor",
    "target",
    "audit_event",
    "raw_tail",
    "set_aside",
    "alert",
    "base_match",
    "rollup",
    "checkpoint",
    "activity",
    "person",
  ];
  for (const table of places) {
    const outcome = await forge.sql.execute(`SELECT * FROM ${table}`, []);
    if (outcome.kind !== "rows") throw new Error(`${table}: ${JSON.stringify(outcome)}`);
    said.push(outcome.rows);
  }
  const { bytes } = createMemoryPlatform();
  for (let number = 1; ; number += 1) {
    const value = forge.kvs.get("plain", `segment:${number}`)?.value;
    if (typeof value !== "string") return JSON.stringify(said);
    said.push(openSegment({ bytes }, Segment.parse(JSON.parse(value))));
  }
}

/** An account whose person has acted and whose name and address are stored. */
async function somebody({ site: { forge } }: FailureSite) {
  const outcome = await forge.sql.execute(
    "SELECT a.account_id, a.name, a.email FROM actor AS a JOIN audit_event AS e ON e.actor_id = a.actor_id WHERE a.account_id LIKE '712020:%' AND a.name <> '' AND a.email LIKE '%@example.com' GROUP BY a.account_id, a.name, a.email ORDER BY COUNT(*) DESC, a.account_id LIMIT 1",
    [],
  );
  const [row] = outcome.kind === "rows" ? outcome.rows : [];
  if (row === undefined) throw new Error("nobody has acted");
  return {
    accountId: String(row["account_id"]),
    name: String(row["name"]),
    email: String(row["email"]),
  };
}

test("everybody is reported, and who closed their account is gone from everything that is kept", async () => {
  open = await openSite({ organization: { days: 2, events: 600, liveEventsPerHour: 120 } });
  const { ask, clock, count, site } = open;
  await clock.advance(4 * MINUTE);
  const { accountId, name, email } = await somebody(open);
  expect(site.forge.accounts.reported).toEqual([]);
  expect(await everything(open)).toContain(email);
  site.forge.accounts.closeAccount(accountId);
  const before = await count("SELECT COUNT(*) AS n FROM audit_event");
  await clock.advance(4 * HOUR);
  const reported = new Set(site.forge.accounts.reported.map((account) => account.accountId));
  expect(reported.size).toBeGreaterThan(50);
  const health = await ask("health/get", {});
  expect(health.personalData).toMatchObject({
    cycle: { reported: reported.size, done: true },
    refusal: null,
    erased: { accounts: 1, waiting: 0, held: 0 },
  });
  const kept = await everything(open);
  expect(kept).not.toContain(name);
  expect(kept.toLowerCase()).not.toContain(email.toLowerCase());
  expect(kept).toContain(accountId);
  expect(await count("SELECT COUNT(*) AS n FROM audit_event")).toBeGreaterThanOrEqual(before);
  const { entries } = await ask("activity/list", { before: null, limit: 50 });
  expect(entries.find(({ procedure }) => procedure === "privacy/erase-account")).toMatchObject({
    subject: accountId,
  });
  const { id } = await ask("activity/check", {});
  const job = await endOfJob(ask, clock, id);
  expect(job.state).toBe("done");
  expect(await ask("jobs/result", { id, part: 0 })).toMatchObject({
    kind: "check-record",
    check: { segments: { result: "intact" }, activity: { result: "intact" } },
  });
}, 240_000);
