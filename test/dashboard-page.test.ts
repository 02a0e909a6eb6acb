import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { describeInBrowser } from "./describe-in-browser";
import { openPage, type OpenPage } from "./open-page";
import { noComplaints } from "./show-page";
import { until } from "./until";

describeInBrowser("the dashboard in the local host", () => {
  let open: OpenPage;

  beforeAll(async () => {
    open = await openPage({
      seed: "dashboard",
      organization: { days: 3, events: 400, liveEventsPerHour: 0 },
      backfillDays: 3,
      width: 900,
    });
    const { site, ask } = open;
    await until("that every event is counted", async () => {
      await site.forge.fireScheduled("every-five-minutes");
      const { total, waiting } = await ask("dashboard/get", { range: "7d", zone: "UTC" });
      return waiting === 0 && total === site.organization.counts().distinct;
    });
  });

  afterAll(() => open.close());

  test("its figures are what the event list counts, and each leads there", async () => {
    const { page, app, openApp } = open;
    const figure = (name: string) => app().locator(".dashboard-figure", { hasText: name }).first();
    await openApp("/dashboard");
    const cards = app().getByRole("heading", { name: "Top actors" });
    await cards.waitFor();
    for (const name of ["Events", "Failed logins", "Privilege changes", "Policy changes"]) {
      const shown = await figure(name).locator("strong").innerText();
      await figure(name).click();
      const line = app()
        .getByText(/^[\d,]+ events?$/)
        .first();
      await line.waitFor();
      expect((await line.innerText()).split(" ")[0]).toBe(shown);
      await page.goBack();
      await cards.waitFor();
    }
  });

  test.each(["light", "dark"] as const)(
    "%s, no table brings a report, an error or a sideways scroll",
    async (colorScheme) => {
      const { page, app, openApp } = open;
      await page.emulateMedia({ colorScheme });
      await openApp("/dashboard");
      await app().locator(`html[data-color-mode="${colorScheme}"]`).waitFor();
      await app().getByRole("button", { name: "Table: Events over time" }).click();
      expect(await app().locator(".dashboard-card.wide tbody tr").count()).toBe(7);
      expect(await open.overflow()).toBe(0);
      expect(open.complaints()).toEqual(noComplaints);
    },
  );

  test("a bar of alerts leads to the alerts of its day, and a level to those of the level", async () => {
    const { site, ask, page, app, openApp } = open;
    site.organization.plantIncident("organization-admin-granted", Date.now() + 500);
    await until("an alert", async () => {
      await site.forge.fireScheduled("every-five-minutes");
      return (await ask("dashboard/get", { range: "7d", zone: "UTC" })).alerts.total > 0;
    });
    await openApp("/dashboard");
    await app().getByRole("button", { name: "Alerts by level" }).click();
    const bars = app()
      .getByRole("group", { name: "Alerts by level over time" })
      .getByRole("button");
    await bars.last().click();
    await app().locator('[role="row"]').nth(1).waitFor();
    expect(page.url()).toMatch(/\/alerts\?time=live&from=[^&]+&to=/);
    await page.goBack();
    await app().getByRole("button", { name: "Alerts by level" }).click();
    await bars.first().click();
    await app().getByText("No such alert").waitFor();
    await page.goBack();
    await app().getByRole("cell").getByRole("button").first().click();
    await app().locator('[role="row"]').nth(1).waitFor();
    expect(page.url()).toMatch(/\/alerts\?level=\w+&time=live/);
  });
});
