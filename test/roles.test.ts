import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { resolve } from "node:path";
import { procedures, type ProcedureName } from "#contract/procedures";
import { requiredRole } from "../src/admin/required-role";
import { jiraUsers } from "../host/jira/site";
import { bundleApp } from "../host/runtime/bundle-app";
import { connect } from "../host/start/connect";
import { createLocalSite, type LocalSite } from "../host/start/local-site";
import { meanwhile } from "../host/start/meanwhile";
import { createVirtualClock, type VirtualClock } from "../host/virtual-clock";
import { pageNames } from "../static/src/route/page-name";
import { describeInBrowser } from "./describe-in-browser";
import { showPage, type ShownPage } from "./show-page";

// Who may ask the deployed bundle for what: every procedure of the contract, by everybody, on both pages.

const appDir = resolve(__dirname, "..");
const names = Object.keys(procedures).filter((name): name is ProcedureName => name in procedures);
const rank = { viewer: 1, analyst: 2, manager: 3 } as const;

/** What each person counts as where they ask. */
const people = [
  ["a manager who administers Jira", "audit-stream-admin", jiraUsers.siteAdmin, "manager", true],
  ["a manager", "audit-stream", jiraUsers.siteAdmin, "manager", false],
  ["an analyst", "audit-stream", jiraUsers.analyst, "analyst", false],
  ["an analyst on the admin page", "audit-stream-admin", jiraUsers.analyst, null, false],
  ["a viewer", "audit-stream", jiraUsers.auditor, "viewer", false],
  ["a viewer on the admin page", "audit-stream-admin", jiraUsers.auditor, null, false],
  ["a Jira administrator without a role", "audit-stream-admin", jiraUsers.secondAdmin, null, true],
  ["the same on the other page", "audit-stream", jiraUsers.secondAdmin, null, false],
  ["somebody without a role", "audit-stream", jiraUsers.member, null, false],
  ["a visitor who is not logged in", "audit-stream", { accountId: undefined }, null, false],
  ["a visitor on the admin page", "audit-stream-admin", { accountId: undefined }, null, false],
] as const;

describe("the roles of the deployed app", () => {
  let clock: VirtualClock;
  let site: LocalSite;

  beforeAll(async () => {
    ({ clock, site } = await connectedSite());
  }, 180_000);

  afterAll(() => site.close());

  test.each(people)(
    "%s on %s is answered what the role allows, and refused the rest",
    async (_, moduleKey, { accountId }, role, isAdministrator) => {
      for (const name of names) {
        const required = requiredRole[name];
        const allowed =
          accountId !== undefined &&
          (required === "anyone" ||
            (required === "administrator"
              ? isAdministrator
              : role !== null && rank[role] >= rank[required]));
        // Input that no procedure takes: who is let through hears of that, and nothing is done.
        const asked = site.forge.invokeResolver(
          moduleKey,
          name,
          { rubbish: true },
          accountId === undefined ? {} : { accountId },
        );
        const result = await meanwhile(clock, asked);
        const body = JSON.stringify(result.success ? result.body : result.error);
        expect({ name, refused: body.includes('"code":"not-allowed"') }).toEqual({
          name,
          refused: !allowed,
        });
        expect({ name, heard: body.includes('"code":"invalid-input"') }).toEqual({
          name,
          heard: allowed,
        });
      }
    },
    120_000,
  );
});

/** What a role finds on a page, by the button's name. A page without a button is in the list for being there at all. */
const buttons = {
  events: ["Export", "analyst"],
  rules: ["New rule", "manager"],
  destinations: ["Add destination", "manager"],
  setup: ["Replace key", "manager"],
} as const satisfies Partial<Record<(typeof pageNames)[number], readonly [string, string]>>;
const buttonOf = new Map<string, readonly [string, keyof typeof rank]>(Object.entries(buttons));

describeInBrowser("every page in each role", () => {
  let site: LocalSite;
  let shown: ShownPage;
  let isOver = false;

  beforeAll(async () => {
    const made = await connectedSite();
    ({ site } = made);
    const { clock } = made;
    shown = await showPage(site, { appDir, clock, clockKind: "virtual" });
    const goOn = async (): Promise<void> => {
      while (!isOver) {
        await clock.advance(50);
        await new Promise((next) => setTimeout(next, 5));
      }
    };
    void goOn();
  });

  afterAll(async () => {
    isOver = true;
    await shown.close();
    await site.close();
  });

  test.each([
    ["viewer", "audit-stream", jiraUsers.auditor.accountId],
    ["analyst", "audit-stream", jiraUsers.analyst.accountId],
    ["manager", "audit-stream-admin", jiraUsers.siteAdmin.accountId],
  ] as const)(
    "a %s sees every page without a failure, with what the role may do and no more",
    async (role, moduleKey, accountId) => {
      const { app, become, openApp, arrived } = shown;
      await become(accountId);
      for (const name of pageNames) {
        await openApp(`/${name}`, moduleKey);
        await arrived();
        expect({ name, alerts: await app().getByRole("alert").allTextContents() }).toEqual({
          name,
          alerts: [],
        });
        const [button, needed] = buttonOf.get(name) ?? [];
        if (button !== undefined && needed !== undefined) {
          const shown = await app().getByRole("button", { name: button, exact: true }).count();
          expect({ name, button, shown: shown > 0 }).toEqual({
            name,
            button,
            shown: rank[role] >= rank[needed],
          });
        }
      }
    },
  );

  test("who has no role is told whom to ask, on every page and on both ways in", async () => {
    const { app, become, openApp, arrived, see } = shown;
    for (const moduleKey of ["audit-stream", "audit-stream-admin"]) {
      for (const { accountId } of [jiraUsers.member, jiraUsers.secondAdmin]) {
        await become(accountId);
        await openApp("/events", moduleKey);
        const isLetIn = moduleKey === "audit-stream" || accountId !== jiraUsers.member.accountId;
        if (isLetIn) await see("You have no access to the audit log");
        await arrived();
        expect(await app().locator('[role="row"]').count()).toBe(0);
      }
    }
  });

  test("a visitor who is not logged in gets no page", async () => {
    const { app, become, openApp, arrived } = shown;
    await become("anonymous");
    await openApp("/events", "audit-stream");
    await arrived();
    expect(await app().locator('[role="row"], .shell-nav').count()).toBe(0);
  });
});

async function connectedSite() {
  const { outDir } = await bundleApp({ appDir, outDir: `${appDir}/.local/bundle` });
  const clock = createVirtualClock(Date.UTC(2026, 10, 23, 12));
  const site = await createLocalSite({
    appDir,
    bundleDir: outDir,
    run: { runner: "virtual", clock, latencyMs: () => 1 },
    seed: "roles",
    organization: { days: 1, events: 50, quiet: true },
  });
  const options = { backfillDays: 1, deliverHistorical: false, onlyJira: true };
  site.forge.scheduler.start();
  await meanwhile(clock, connect(site, clock, options));
  // Tables are made in several minutes, as many as the platform allows in each.
  await clock.advance(10 * 60_000);
  site.forge.scheduler.stop();
  return { clock, site };
}
