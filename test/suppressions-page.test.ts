import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { describeInBrowser } from "./describe-in-browser";
import { openPage, type OpenPage } from "./open-page";
import { pollUntil } from "./poll-until";
import { noComplaints } from "./show-page";
import { tabTo } from "./tab-to";

// A suppression is made, seen silencing and ended by keyboard alone, and the next event is heard of again.

const everywhere = "192.0.2.0/24, 198.51.100.0/24, 203.0.113.0/24, 2001:db8::/32";

describeInBrowser("the suppressions in the local host", () => {
  let open: OpenPage;
  let rule = { id: "", title: "" };

  const press = (key: string) => open.page.keyboard.press(key);
  const type = (text: string) => open.page.keyboard.type(text);
  const retype = async (text: string) => {
    await press("Control+a");
    await type(text);
  };
  const choose = async (name: string | RegExp) => {
    await tabTo(open, name);
    await press("Enter");
  };
  const only = async () => (await open.ask("suppressions/list", {})).suppressions[0];
  const alerts = async () =>
    (await open.ask("alerts/list", { after: null, limit: 50, ruleId: rule.id })).alerts;
  const grantAdmin = async (what: string, holds: () => Promise<boolean>) => {
    open.site.organization.plantIncident("organization-admin-granted", Date.now());
    await pollUntil(open.ask, what, holds);
  };

  beforeAll(async () => {
    open = await openPage({
      seed: "suppressions-page",
      organization: { days: 1, events: 60, quiet: true, liveEventsPerHour: 0 },
      backfillDays: 1,
    });
    const { rules } = await open.ask("rules/list", {});
    rule = rules.find(({ name }) => name === "org_admin_granted") ?? rule;
  });

  afterAll(async () => {
    await open.close();
  });

  test("without a reason, with a wrong range or an end in the past nothing is suppressed, and each field says why", async () => {
    const { app, frame, openApp, see } = open;
    await openApp("/rules/suppressions");
    await see("Nothing is suppressed");
    await (await frame()).evaluate(() => window.focus());
    await press("Tab");
    await choose("New suppression");
    await app().getByRole("dialog").waitFor();
    await tabTo(open, /^How long/);
    await type("Until");
    await tabTo(open, /^Until, /);
    await type("01012020");
    await press("Tab");
    await type("0130AM");
    await tabTo(open, "Rules and correlations");
    await type(rule.title);
    await app().getByRole("option", { name: rule.title }).waitFor();
    await press("Enter");
    await tabTo(open, "From IP addresses");
    await type("192.0.2");
    await choose("Suppress");
    await see(/^Say why this is no finding/);
    // What is wrong first has the focus.
    await type("The quarterly change of administrators");
    await choose("Suppress");
    await see(/^"192.0.2" is no address and no range/);
    await see(/^This is no moment in the future/);
    expect(await only()).toBeUndefined();
  });

  test("mended, it is listed in words and keeps the rule from raising an alert", async () => {
    const { app, openApp, see } = open;
    await tabTo(open, /^How long/);
    await type("For 30");
    await tabTo(open, "From IP addresses");
    await retype(everywhere);
    await choose("Suppress");
    await app().getByRole("dialog").waitFor({ state: "hidden" });
    await see(/^from 192\.0\.2\.0\/24, 198\.51\.100\.0\/24/);
    const before = (await alerts()).length;
    await grantAdmin("silencing", async () => ((await only())?.silenced?.count ?? 0) > 0);
    expect(await alerts()).toHaveLength(before);
    await openApp("/rules/suppressions");
    await app()
      .getByRole("cell", { name: /^\d+ events? last / })
      .waitFor();
  });

  test("ended, it is listed apart, and the next event raises an alert", async () => {
    const { app, frame, see } = open;
    await (await frame()).evaluate(() => window.focus());
    await press("Tab");
    await choose("End");
    await see("End this suppression now?");
    await choose("End it");
    await see("Nothing is suppressed");
    await app().getByRole("table", { name: "Suppressions that have ended" }).waitFor();
    const before = (await alerts()).length;
    await grantAdmin("an alert", async () => (await alerts()).length > before);
    expect((await open.ask("activity/list", { before: null, limit: 100 })).entries).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ procedure: "suppressions/save", what: "change" }),
        expect.objectContaining({ procedure: "suppressions/end", what: "change" }),
      ]),
    );
  });

  test("no part of it asked for what the policy blocks", () => {
    expect(open.complaints()).toEqual(noComplaints);
  });
});
