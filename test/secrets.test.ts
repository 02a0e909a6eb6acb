import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { resolve } from "node:path";
import { Webhook } from "standardwebhooks";
import { procedures, type ProcedureName } from "#contract/procedures";
import { jiraUsers } from "../host/jira/site";
import { organizationKeys } from "../host/org-api/organization-keys";
import { bundleApp } from "../host/runtime/bundle-app";
import { connect } from "../host/start/connect";
import { createLocalSite, type LocalSite } from "../host/start/local-site";
import { meanwhile } from "../host/start/meanwhile";
import { receiverKeys } from "../host/start/receiver-keys";
import { createVirtualClock, type VirtualClock } from "../host/virtual-clock";
import { pageNames } from "../static/src/route/page-name";
import { createAsk, type Ask } from "./create-ask";
import { describeInBrowser } from "./describe-in-browser";
import { endOfJob } from "./end-of-job";
import { everyQuestion } from "./every-question";
import { showPage } from "./show-page";
import { tracesOf } from "./traces-of";

// Secrets of every kind, planted wherever the app takes one, with all details logged, on good days and bad ones: none of
// them comes out anywhere. The real bundle in virtual time.

const appDir = resolve(__dirname, "..");
const MINUTE = 60_000;
const names = Object.keys(procedures).filter((name): name is ProcedureName => name in procedures);

const { slack, teams, pagerDuty, splunk, elastic, datadog, sentinel, webhook } = receiverKeys;
const secondSigning = `whsec_${Buffer.from("the second example of one").toString("base64")}`;
const strangers = "Bearer a-header-of-a-stranger-0123456789";
const mistyped = "https://hooks.slack.example.com/services/a-secret-in-the-wrong-place";
/** Grows by the tokens that the app makes. */
const secrets = new Map<string, string>([
  ["the organization's key", organizationKeys.good],
  ["the second key", organizationKeys.scoped],
  ["a key that was tried", organizationKeys.expired],
  ["Slack's address", new URL(slack.address).pathname.slice("/services/".length)],
  ["the signature in Teams' address", new URL(teams.address).searchParams.get("sig") ?? ""],
  ["PagerDuty's routing key", pagerDuty.routingKey],
  ["Splunk's token", splunk.token],
  ["Elastic's key", elastic.apiKey],
  ["Datadog's key", datadog.apiKey],
  ["Sentinel's client secret", sentinel.clientSecret],
  ["the signing secret", webhook.signingSecret],
  ["the secret that signs", webhook.signingSecret.replace("whsec_", "")],
  ["the second signing secret", secondSigning],
  ["the header of the webhook", webhook.authorization],
  ["a stranger's header", strangers],
  ["an address that was refused", mistyped],
]);
/** Which secrets stand in a text, in any writing. */
const leaksOf = (text: string): ReadonlyArray<string> =>
  [...secrets]
    .filter(([, secret]) => tracesOf(secret).some((trace) => text.includes(trace)))
    .map(([name]) => name);

let site: LocalSite;
let clock: VirtualClock;
let ask: Ask;
/** What has not been asked yet. */
let questions: Array<readonly [name: string, input: unknown]> = [];
const lines: Array<string> = [];
const heard: Array<readonly [name: string, answer: string]> = [];
const urls: Array<string> = [];

const told = (name: string, answer: unknown): string => {
  // The one answer that shows a secret, to whoever has it made.
  const { value } = answer as { value?: { token?: unknown } };
  return JSON.stringify(name === "tokens/create" && value?.token ? value.token : answer);
};

beforeAll(async () => {
  const { outDir } = await bundleApp({ appDir, outDir: `${appDir}/.local/bundle` });
  clock = createVirtualClock(Date.UTC(2026, 10, 23, 12));
  const quiet = await createLocalSite({
    appDir,
    bundleDir: outDir,
    run: { runner: "virtual", clock, latencyMs: () => 8 },
    seed: "secrets",
    organization: { days: 1, events: 60, quiet: true, liveEventsPerHour: 12 },
    onRequest: ({ url }) => urls.push(url),
    forge: {
      variables: { LOG_LEVEL: "debug", DEBUG: "audit-stream:*" },
      log: ({ logArguments }) => lines.push(logArguments.map(String).join(" ")),
    },
  });
  site = {
    ...quiet,
    ask: async (accountId, name, input) => {
      const answer = await quiet.ask(accountId, name, input);
      heard.push([name, told(name, answer)]);
      return answer;
    },
  };
  ask = createAsk(site, clock);
  site.forge.scheduler.start();
  await meanwhile(clock, connect(site, clock, { backfillDays: 1, deliverHistorical: true }));
  await clock.advance(10 * MINUTE);
}, 180_000);

afterAll(() => site.close());

describe("secrets, all of them in use and everything logged", () => {
  test("a secret is found however it is written", () => {
    for (const secret of secrets.values()) {
      for (const text of [
        `x${secret}y`,
        encodeURIComponent(`a=${secret}&b`),
        Buffer.from(`user:${secret}!`).toString("base64"),
        Buffer.from(`Splunk ${secret} `).toString("base64url"),
      ]) {
        expect(leaksOf(text)).not.toEqual([]);
      }
    }
    expect(leaksOf("nothing of the kind")).toEqual([]);
  });

  test("keys and signing secrets are rotated, and tokens are made and used, rightly and wrongly", async () => {
    await ask("setup/add-key", { apiKey: organizationKeys.scoped, keyExpiresAt: null });
    const { destinations } = await ask("destinations/list", {});
    const siem = destinations.find(({ kind }) => kind === "webhook")?.id ?? "";
    const { version, ...saved } = await ask("destinations/get", { id: siem });
    const { kind, name, settings, routing } = saved;
    await ask("destinations/save", {
      id: siem,
      kind,
      name,
      settings,
      routing,
      version,
      secrets: {
        "previous-signing": { change: "set", value: webhook.signingSecret },
        signing: { change: "set", value: secondSigning },
      },
    });
    const refused = await meanwhile(
      clock,
      site.ask(jiraUsers.siteAdmin.accountId, "destinations/save", {
        id: null,
        kind: "slack",
        name: "Mistyped",
        settings: {},
        routing,
        version: 0,
        secrets: { address: { change: "set", value: mistyped } },
      }),
    );
    expect(refused).toMatchObject({ ok: false });
    const bearer = await ask("tokens/create", {
      name: "Everything",
      method: "bearer",
      scopes: ["forward", "health", "intake"],
      expiresAt: null,
    });
    const signed = await ask("tokens/create", {
      name: "Signed",
      method: "signature",
      scopes: ["forward"],
      expiresAt: null,
    });
    secrets.set("a bearer token", bearer.secret);
    secrets.set("a signing token", signed.secret);
    const { addresses } = await ask("tokens/list", {});
    const send = (url: string, headers: Readonly<Record<string, string>>, body: string) =>
      meanwhile(clock, site.forge.webTriggers.handle({ method: "POST", url, headers, body }));
    const body = JSON.stringify({ filter: {}, limit: 1 });
    const signature = new Webhook(signed.secret).sign("msg_1", new Date(clock.now()), body);
    const headers = [
      { authorization: `Bearer ${bearer.secret}` },
      { authorization: `Bearer ${bearer.secret} ` },
      { authorization: `Basic ${Buffer.from(`u:${bearer.secret}`).toString("base64")}` },
      { authorization: strangers },
      {
        "webhook-id": "msg_1",
        "webhook-timestamp": String(Math.floor(clock.now() / 1_000)),
        "webhook-signature": signature,
      },
    ];
    const statuses = new Set<number>();
    for (const address of Object.values(addresses)) {
      for (const header of headers) {
        const url = "webhook-id" in header ? `${address}?token=${signed.token.id}` : address;
        for (const text of [body, "{", JSON.stringify({ note: "x".repeat(3_000) })]) {
          const answer = await send(url, header, text);
          statuses.add(answer.status);
          expect(leaksOf(JSON.stringify(answer))).toEqual([]);
        }
      }
      await clock.advance(MINUTE);
    }
    expect([...statuses]).toEqual(expect.arrayContaining([200, 202, 400, 401]));
  }, 120_000);

  test("every stand-in refuses, fails, is silent and hangs up, and keys stop working", async () => {
    const { knobs } = site.organization;
    const faults = ["500", "html", "truncated", "reset", "slow", "429"] as const;
    knobs.nextFaults.push(...faults);
    for (const receiver of site.receivers) {
      receiver.knobs.nextFaults.push("500", "html", "reset-before", "429", "slow");
    }
    for (const status of [401, 403, 500, null]) {
      for (const receiver of site.receivers) receiver.knobs.status = status;
      site.organization.plantIncident("organization-admin-granted", clock.now() + 1_000);
      await clock.advance(20 * MINUTE);
      for (const { id } of (await ask("destinations/list", {})).destinations) {
        await ask("destinations/test", { id }).catch(() => undefined);
      }
    }
    knobs.keyStates[organizationKeys.scoped] = "revoked";
    await clock.advance(10 * MINUTE);
    for (const state of ["expired", "not-admin", "without-scope", "without-guard"] as const) {
      knobs.keyStates[organizationKeys.good] = state;
      await ask("sources/poll-now", {});
      await clock.advance(5 * MINUTE);
      const { orgId } = site.organization;
      await ask("setup/test-connection", { orgId, apiKey: organizationKeys.good });
    }
    await ask("setup/replace-key", { apiKey: organizationKeys.expired, keyExpiresAt: null });
    knobs.keyStates = {};
    await ask("sources/poll-now", {});
    await clock.advance(2 * 60 * MINUTE);
    expect(site.receivers.every(({ answers }) => Object.keys(answers()).length > 2)).toBe(true);
  }, 300_000);

  test("every question of the page is asked, and what long work made is read to its end", async () => {
    const [event] = (await ask("events/search", { filter: {}, after: null, limit: 1 })).events;
    const [alert] = (await ask("alerts/list", { after: null, limit: 1 })).alerts;
    const [destination] = (await ask("destinations/list", {})).destinations;
    const [rule] = (await ask("rules/list", {})).rules;
    const { yaml } = await ask("rules/get", { id: rule?.id ?? "" });
    const { text } = await ask("backups/download", { copy: null });
    const now = clock.now();
    const day = Math.floor(now / 86_400_000) * 86_400_000;
    const period = { from: day - 3 * 86_400_000, to: day };
    const jobs = [
      await ask("exports/start", { filter: {}, format: "jsonl" }),
      await ask("compliance/make-pack", { period, frameworks: ["soc2", "iso27001"] }),
      await ask("backtests/start", { yaml, from: now - 86_400_000, to: now }),
      await ask("activity/check", {}),
    ];
    for (const { id } of jobs) {
      const { state, parts } = await endOfJob(ask, clock, id);
      expect(state).toBe("done");
      for (let part = 0; part < parts; part += 1) await ask("jobs/result", { id, part });
    }
    const known = {
      now,
      orgId: site.organization.orgId,
      event: event?.key ?? "",
      alert: alert?.key ?? "",
      destination: destination?.id ?? "",
      job: jobs[0]?.id ?? "",
      rule: rule?.id ?? "",
      yaml,
      backup: text.slice(0, 1_000),
    };
    questions = Object.entries(everyQuestion(known));
    const last = questions.findIndex(([name]) => name === "setup/forget-previous-key");
    for (const [name, input] of questions.splice(0, last)) {
      await meanwhile(clock, site.ask(jiraUsers.siteAdmin.accountId, name, input)).catch(
        () => undefined,
      );
      await clock.advance(1_000);
    }
  }, 300_000);

  test("no line of the log has one", () => {
    expect(lines.length).toBeGreaterThan(1_000);
    expect(lines.some((line) => line.includes("debug"))).toBe(true);
    expect(lines.filter((line) => leaksOf(line).length > 0)).toEqual([]);
  });

  test("no table and no issue in Jira has one", async () => {
    const { storage } = await ask("health/diagnostics", {});
    for (const { table } of storage.tables) {
      const outcome = await site.forge.sql.execute(`SELECT * FROM ${table}`, []);
      if (outcome.kind !== "rows") throw new Error(`${table}: ${JSON.stringify(outcome)}`);
      const text = JSON.stringify(outcome.rows, (_, value: unknown) =>
        value instanceof Uint8Array ? Buffer.from(value).toString("latin1") : value,
      );
      expect([table, leaksOf(text)]).toEqual([table, []]);
    }
    for (const [key, stored] of site.forge.kvs.list("", "")) {
      expect([key, leaksOf(JSON.stringify(stored))]).toEqual([key, []]);
    }
    expect(leaksOf(JSON.stringify(site.jira.snapshot()))).toEqual([]);
  });

  test("no address that was asked for has one, but those that are secrets themselves", () => {
    const own = new Set([new URL(slack.address).origin, new URL(teams.address).origin]);
    const others = urls.filter((url) => !own.has(new URL(url).origin));
    expect(others.length).toBeGreaterThan(50);
    expect(others.filter((url) => leaksOf(url).length > 0)).toEqual([]);
  });
});

describeInBrowser("the pages of the same site", () => {
  test("none of them has one, whatever is opened", async () => {
    const shown = await showPage(site, { appDir, clock, clockKind: "virtual" });
    let isOver = false;
    const goOn = async (): Promise<void> => {
      while (!isOver) {
        await clock.advance(50);
        await new Promise((next) => setTimeout(next, 5));
      }
    };
    void goOn();
    try {
      const { destinations } = await ask("destinations/list", {});
      const paths = [
        ...pageNames.map((name) => `/${name}`),
        ...["connection", "sources", "tokens", "backup", "activity"].map((at) => `/setup/${at}`),
        ...destinations.map(({ id }) => `/destinations?edit=${id}`),
      ];
      for (const path of paths) {
        await shown.openApp(path);
        await shown.arrived();
        const frame = await shown.frame();
        const text = await frame.evaluate(() => {
          const typed = [...document.querySelectorAll("input, textarea")].map((one) =>
            "value" in one ? one.value : "",
          );
          return [document.documentElement.outerHTML, ...typed].join("\n");
        });
        expect([path, leaksOf(text)]).toEqual([path, []]);
      }
    } finally {
      isOver = true;
      await shown.close();
    }
  });
});

describe("the answers of the same site", () => {
  test("none of them has one, to whatever is asked, until the organization is let go", async () => {
    for (const [name, input] of questions) {
      await meanwhile(clock, site.ask(jiraUsers.siteAdmin.accountId, name, input));
    }
    const answered = new Set(heard.map(([name]) => name));
    expect(names.filter((name) => !answered.has(name))).toEqual([]);
    const leaks = heard.map(([name, answer]) => [name, leaksOf(answer)] as const);
    expect(leaks.filter(([, found]) => found.length > 0)).toEqual([]);
  });
});
