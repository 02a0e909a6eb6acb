import { expect, test } from "@jest/globals";
import { load } from "cheerio";
import { type ComplianceReport, EvidenceManifest, EvidenceSignature } from "#contract";
import { jobKinds } from "#jobs/job-kinds";
import { runJobs } from "#jobs/run-jobs";
import { createMemoryPlatform, type MemoryPlatform } from "#ports/memory-platform";
import { page200 } from "#ports/memory-stream";
import { parsePrebuilt } from "#rules/load-rules";
import { prebuiltRules } from "#rules/prebuilt-rules";
import { createAdmin } from "../admin";
import { createPipeline } from "../pipeline";

const prebuilt = parsePrebuilt(prebuiltRules);
const answer = createAdmin(prebuilt);
const pipeline = createPipeline(prebuilt);

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 5);
const period = { from: START, to: START + DAY };
const HOSTILE = `<script>alert("x")</script>`;

const ask = async (deps: MemoryPlatform, name: string, payload: unknown = {}) => {
  const result = await answer(deps, {
    surface: "admin-page",
    name,
    payload,
    accountId: "ada",
    siteUrl: "https://example.atlassian.net",
  });
  if (!result.ok) throw new Error(`${name}: ${result.failure.message}`);
  return result.value;
};

const event = (id: string, action: string, minute: number, target: object, message = "") => ({
  id,
  attributes: {
    time: new Date(START + (600 + minute) * 60_000).toISOString(),
    action,
    actor: { id: "u-1", name: HOSTILE, auth: { authType: "api-token", tokenId: "t-7" } },
    context: [target],
  },
  message: { content: message, format: "simple" },
});

const ben = { type: "users", id: "u-2", attributes: { name: "ben@example.com" } };

/** Ada has connected the organization, and a morning's events are stored and counted. */
async function connected() {
  const deps = createMemoryPlatform({ now: START + 9 * 3_600_000 });
  const events = [
    event("e-1", "added_org_admin", 1, ben, "Added ben as an organization admin"),
    event("e-2", "api_token_created", 2, { type: "api-token", id: "t-1", attributes: {} }),
    event("e-3", "policy_deleted", 3, { type: "org-policy", id: "p-1", attributes: {} }),
  ];
  deps.auditLog.reply(({ cursor }) => page200(cursor === undefined ? events : [], "2"));
  const credentials = { orgId: "org-1", apiKey: "org-key-0123456789-abcd", keyExpiresAt: null };
  const options = { backfillDays: 30, deliverHistorical: false };
  await ask(deps, "setup/connect", { ...credentials, ...options });
  deps.clock.advance(60_000);
  for (let hour = 0; hour < 3; hour += 1) {
    await pipeline.backfill(deps);
    await pipeline.collect(deps);
    deps.clock.advance(3_600_000);
  }
  await pipeline.collect(deps);
  return deps;
}

async function reportOf(deps: MemoryPlatform): Promise<ComplianceReport> {
  const { report } = (await ask(deps, "compliance/report", { period })) as {
    report: ComplianceReport;
  };
  return report;
}

test("a control counts its events and alerts, and is watched while its rules are on", async () => {
  const report = await reportOf(await connected());
  expect(report.collection).toMatchObject({ orgId: "org-1", refusal: "", gaps: [] });
  expect(report.controls.find(({ id }) => id === "CC6.3")).toMatchObject({
    state: "watched",
    events: 1,
    gaps: [],
    alerts: { levels: [{ level: "high", count: 1 }], outcomes: { none: 1 } },
  });
});

test("a control whose rule was switched off says so, and since when", async () => {
  const deps = await connected();
  const { id } = prebuilt.find(({ document }) => document.name === "org_admin_granted")
    ?.document ?? {
    id: "",
  };
  await ask(deps, "rules/set-enabled", { id, enabled: false, version: 0 });
  const since = deps.clock.now();
  deps.clock.advance(60_000);
  const report = await reportOf(deps);
  expect(report.controls.find((control) => control.id === "CC6.3")).toMatchObject({
    state: "partly",
    gaps: [{ from: since, to: null, text: '"Organization admin or privilege granted" was off' }],
  });
});

test("a day on which no organization was connected was not watched", async () => {
  const deps = createMemoryPlatform({ now: START + DAY });
  await deps.documents.save({
    kind: "roles",
    id: "list",
    body: { entries: [{ accountId: "ada", role: "manager" }] },
    expectedVersion: 0,
    by: "ada",
    at: 0,
  });
  const report = await reportOf(deps);
  expect(new Set(report.controls.map(({ state }) => state))).toEqual(new Set(["not-watched"]));
});

test("who holds admin, which keys there are and what was changed come from the log", async () => {
  const deps = await connected();
  const at = deps.clock.now();
  expect(await ask(deps, "compliance/access", { at })).toMatchObject({
    holders: [{ id: "u-2", right: "organization-admin", grantedBy: HOSTILE, revokedAt: null }],
  });
  expect(await ask(deps, "compliance/keys", { at })).toMatchObject({
    keys: [
      { id: "t-7", kind: "seen-in-use" },
      { id: "t-1", kind: "api-key", revokedAt: null },
    ],
  });
  const asked = { category: "policy", period, after: null, limit: 50 };
  const before = (await ask(deps, "compliance/changes", asked)) as {
    changes: Array<{ event: { key: string }; covered: string }>;
  };
  expect(before.changes).toMatchObject([{ covered: "neither", note: null }]);
  const note = { key: before.changes[0]?.event.key, ticket: "CHG-7", note: "planned", version: 0 };
  await ask(deps, "compliance/note-change", note);
  expect(await ask(deps, "compliance/changes", asked)).toMatchObject({
    changes: [{ covered: "ticket", note: { ticket: "CHG-7", note: "planned", by: "ada" } }],
  });
  await expect(ask(deps, "compliance/note-change", note)).rejects.toThrow("in the meantime");
});

test("an evidence pack names the hash of each file and the key that signed, and shows hostile text as text", async () => {
  const deps = await connected();
  const files = await makePack(deps);
  expect([...files.keys()].toSorted()).toEqual([
    "access.csv",
    "alerts.csv",
    "changes.csv",
    "controls.csv",
    "keys.csv",
    "manifest.json",
    "report.html",
    "report.json",
    "rules.csv",
    "signature.json",
  ]);
  const manifest = EvidenceManifest.parse(JSON.parse(files.get("manifest.json") ?? ""));
  for (const { name, sha256 } of manifest.files) {
    expect({ name, sha256 }).toEqual({ name, sha256: deps.bytes.sha256(files.get(name) ?? "") });
  }
  expect(manifest).toMatchObject({ madeBy: "ada", period, cut: [], chains: { activity: {} } });
  const { publicKey } = EvidenceSignature.parse(JSON.parse(files.get("signature.json") ?? ""));
  const { signingKey } = (await ask(deps, "compliance/report", { period })) as {
    signingKey: unknown;
  };
  expect(signingKey).toEqual({ publicKey, fingerprint: deps.bytes.sha256(publicKey) });

  const page = load(files.get("report.html") ?? "");
  expect(page("script")).toHaveLength(0);
  expect(page("body").text()).toContain(HOSTILE);
  expect(page("h2").text()).toContain("SOC 2");
  expect(page("h2").text()).not.toContain("PCI");
});

test("packs of one installation are signed with one key", async () => {
  const deps = await connected();
  const keyOf = async () =>
    JSON.parse((await makePack(deps)).get("signature.json") ?? "{}").publicKey;
  expect(await keyOf()).toBe(await keyOf());
});

async function makePack(deps: MemoryPlatform): Promise<ReadonlyMap<string, string>> {
  const { id } = (await ask(deps, "compliance/make-pack", {
    period,
    frameworks: ["soc2"],
  })) as { id: string };
  const run = { owner: "run", until: deps.clock.now() + 45_000 };
  await runJobs(deps, jobKinds(prebuilt), run);
  const { job } = (await ask(deps, "jobs/get", { id })) as {
    job: { state: string; error: string; parts: number };
  };
  expect(job).toMatchObject({ state: "done", error: "" });
  const files = new Map<string, string>();
  for (let part = 0; part < job.parts; part += 1) {
    const piece = (await ask(deps, "jobs/result", { id, part })) as { name: string; text: string };
    files.set(piece.name, `${files.get(piece.name) ?? ""}${piece.text}`);
  }
  return files;
}
