import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { organizationKeys } from "../host/org-api/organization-keys";
import { jiraUsers } from "../host/jira/site";
import { pageNames } from "../static/src/route/page-name";
import { describeInBrowser } from "./describe-in-browser";
import { openPage, type OpenPage } from "./open-page";
import { pollUntil } from "./poll-until";
import { noComplaints } from "./show-page";
import { until } from "./until";

// From just installed to the first issue, as a person does it: the real bundle in processes, the built page in Chromium.

describeInBrowser("the admin page in the local host", () => {
  let open: OpenPage;

  beforeAll(async () => {
    const organization = { days: 3, events: 400, liveEventsPerHour: 60 };
    open = await openPage({ seed: "page", organization });
  });

  afterAll(() => open.close());

  test("a key that does not work is told with what to do, and nothing is connected", async () => {
    const { site, app, see, openApp } = open;
    await openApp();
    await app().getByLabel("Organization id").fill(site.organization.orgId);
    await app().getByLabel("API key").fill(organizationKeys.expired);
    await app().getByRole("button", { name: "Connect", exact: true }).click();
    await see(/does not accept this key/);
  });

  test("connecting brings the events, once a project for issues is chosen", async () => {
    const { ask, app, see, row, openApp } = open;
    await app().getByLabel("API key").fill(organizationKeys.good);
    await app().getByRole("button", { name: "Connect", exact: true }).click();
    await see("Choose where issues go");
    const { issueTypes } = await ask("issues/create-screen", { projectKey: "SEC" });
    const issueTypeId = issueTypes.find(({ name }) => name === "Task")?.id ?? "";
    const settings = { projectKey: "SEC", issueTypeId, labels: [], fields: {} };
    await ask("issues/save-settings", { settings, version: 0 });
    await pollUntil(ask, "most events of three days", async () => {
      const { count } = await ask("events/count", { filter: {} });
      return count > 300;
    });
    await openApp("/events");
    await row(3);
  });

  test.each([
    ["action=user_login", /login/i],
    ["text=issue", /issue/i],
    ["ip=192.0.2.0%2F24", /192\.0\.2\./],
  ])("the filter %s is in the address and shows what it says", async (query, expected) => {
    await open.openApp(`/events?last=30d&${query}`);
    const row = await open.row(1);
    expect(await row.textContent()).toMatch(expected);
  });

  test("events are seen while a question beside them has no answer", async () => {
    const { page, app, openApp } = open;
    // Whether there was an alert decides on what is above them. A question is given up after 30 seconds.
    await page.route("**/__host/ask/invoke", async (route) => {
      if (!String(route.request().postData()).includes('"alerts/list"')) await route.continue();
    });
    await openApp("/events?last=30d");
    await app().locator('[role="row"]').nth(1).waitFor({ timeout: 20_000 });
    await page.unrouteAll({ behavior: "ignoreErrors" });
  });

  test("an incident becomes an alert and a Jira issue while one looks on, and its raw event can be read", async () => {
    const { site, page, app, see, openApp } = open;
    site.organization.plantIncident("organization-admin-granted", Date.now());
    await openApp("/health");
    await app().getByRole("button", { name: "Poll now" }).click();
    // An event takes seconds until the log has it.
    await see(/New events came|Nothing new in the log/);
    await pollUntil(open.ask, "an issue", () => site.jira.counts().issues > 0);
    expect(site.jira.counts().issues).toBe(1);
    await openApp("/alerts");
    await see(/SEC-\d+/);
    await openApp("/events?text=admin");
    await (await open.row(1)).focus();
    await page.keyboard.press("Enter");
    await see(/"attributes"/);
    await page.keyboard.press("Escape");
  });

  test.each(pageNames.flatMap((name) => [[name, "light"] as const, [name, "dark"] as const]))(
    "%s shows itself %s without a report of the policy or an error",
    async (name, colorScheme) => {
      await open.page.emulateMedia({ colorScheme });
      await open.openApp(`/${name}`);
      await open.arrived();
      expect(await open.app().getByRole("alert").allTextContents()).toEqual([]);
      expect(await open.overflow()).toBe(0);
      expect(open.complaints()).toEqual(noComplaints);
    },
  );

  test("an inline style that somebody plants is reported", async () => {
    const inside = await open.frame();
    await inside.evaluate(() => document.body.setAttribute("style", "color: red"));
    await until("a report", () => open.complaints().cspReports.length > 0);
  });

  test.each([
    ["an administrator without a role", jiraUsers.secondAdmin.accountId],
    ["somebody without a role", jiraUsers.member.accountId],
    ["a visitor", "anonymous"],
  ])("%s sees nothing of the log", async (_, accountId) => {
    await open.become(accountId);
    await open.openApp();
    await open.arrived();
    expect(await open.app().locator('[role="row"]').count()).toBe(0);
  });
});
