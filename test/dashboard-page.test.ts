import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { describeInBrowser } from "./describe-in-browser";
import { openPage, type OpenPage } from "./open-page";
import { pollUntil } from "./poll-until";
import { noComplaints } from "./show-page";

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
    // A new installation makes its last tables a minute later, and an incident of before is one of the past.
    await pollUntil(ask, "that every event is counted", async () => {
      const { total, waiting } = await ask("dashboard/get", { range: "7d", zone: "UTC" });
      return waiting === 0 && total === site.organization.counts().distinct;
    });
    site.organization.plantIncident("organization-admin-granted", Date.now() + 500);
    await pollUntil(ask, "that the incident and its alert are counted", async () => {
      const { total, waiting, alerts } = await ask("dashboard/get", { range: "7d", zone: "UTC" });
      const isWhole = waiting === 0 && total === site.organization.counts().distinct;
      return isWhole && alerts.total > 0;
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

  test("a chart tells its exact numbers when pointed at and by the keyboard, and leaves out what its key says", async () => {
    const { page, app, openApp, ask } = open;
    await openApp("/dashboard");
    const { points } = await ask("dashboard/get", { range: "7d", zone: "UTC" });
    const said = (index: number) =>
      `${new Intl.NumberFormat("en").format(points.at(index)?.total ?? 0)} event`;
    const bars = app()
      .getByRole("group", { name: "Events by product over time" })
      .getByRole("button");
    const tip = app().locator(".chart-tip");
    await bars.last().hover();
    expect(await tip.innerText()).toContain(said(-1));
    await bars.last().focus();
    await page.keyboard.press("ArrowLeft");
    await tip.filter({ hasText: said(-2) }).waitFor();
    await page.keyboard.press("Escape");
    await tip.waitFor({ state: "detached" });

    const drawn = () => app().locator(".chart-svg rect.tone-0").count();
    const key = app().getByRole("list", { name: "Shown in the chart" }).getByRole("button").first();
    const name = await key.innerText();
    expect(await bars.last().getAttribute("aria-label")).toContain(name);
    expect(await drawn()).toBe(7);
    await key.click();
    expect(await bars.last().getAttribute("aria-label")).not.toContain(name);
    expect(await drawn()).toBe(0);
    await key.click();
    expect(await drawn()).toBe(7);

    await app().getByRole("application").focus();
    await page.keyboard.press("ArrowDown");
    await app()
      .getByText(/^Tuesday 00:00: [\d,]+ events?$/)
      .first()
      .waitFor();
    expect(open.complaints()).toEqual(noComplaints);
  });

  test("figures are beside those of the day before, and of no week that nobody read", async () => {
    const { app, openApp } = open;
    await openApp("/dashboard");
    await app().getByText("No earlier period to compare with").waitFor();
    await app().getByRole("button", { name: "24 hours" }).click();
    await app().getByText("Changes are from").waitFor();
    const change = app().locator(".dashboard-figure .dashboard-change").first();
    expect(await change.innerText()).toMatch(/ from [\d,]+$|as before|none before/);
  });

  test("a bar of alerts leads to the alerts of its day, and a level to those of the level", async () => {
    const { page, app, openApp } = open;
    await openApp("/dashboard");
    await app().getByRole("button", { name: "Alerts by level" }).click();
    const bars = app()
      .getByRole("group", { name: "Alerts by level over time" })
      .getByRole("button");
    await bars.last().click();
    await open.row(1);
    expect(page.url()).toMatch(/\/alerts\?time=live&from=[^&]+&to=/);
    await page.goBack();
    await app().getByRole("button", { name: "Alerts by level" }).click();
    await bars.first().click();
    await app().getByText("No such alert").waitFor();
    await page.goBack();
    await app().getByRole("cell").getByRole("button").first().click();
    await open.row(1);
    expect(page.url()).toMatch(/\/alerts\?level=\w+&time=live/);
    await page.goBack();
    const rules = app().getByRole("region", { name: "Rules that raised alerts" });
    await rules.getByRole("button").first().click();
    await open.row(1);
    expect(page.url()).toMatch(/\/alerts\?rule=[^&]+&time=live/);
  });

  test.each(["light", "dark"] as const)(
    "%s, the widget tells the week on a dashboard of its own and leads to the app",
    async (colorScheme) => {
      const { page, app, openApp, ask } = open;
      await page.emulateMedia({ colorScheme });
      await openApp("", "audit-stream-widget");
      await app().locator(`html[data-color-mode="${colorScheme}"]`).waitFor();
      const { total } = await ask("dashboard/get", { range: "7d", zone: "UTC" });
      const events = app().locator(".widget-figures div", { hasText: "Events" }).first();
      expect(await events.innerText()).toContain(new Intl.NumberFormat("en").format(total));
      expect(await open.overflow()).toBe(0);
      expect(open.complaints()).toEqual(noComplaints);
      await app().getByRole("button", { name: "Open Audit Stream" }).click();
      await app().getByRole("heading", { name: "Top actors" }).waitFor();
    },
  );
});
