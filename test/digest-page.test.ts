import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { jiraUsers } from "../host/jira/site";
import { receiverKeys } from "../host/start/receiver-keys";
import { describeInBrowser } from "./describe-in-browser";
import { openPage, type OpenPage } from "./open-page";
import { pollUntil } from "./poll-until";
import { noComplaints } from "./show-page";

// The weekly digest, set up on the page as a person does it.

describeInBrowser("the weekly digest on the page", () => {
  let open: OpenPage;

  const section = () => open.app().getByRole("region", { name: "Weekly digest" });
  const drawer = () => open.app().getByRole("dialog", { name: "Weekly digest" });
  const press = (name: string) => drawer().getByRole("button", { name, exact: true }).click();
  const openDestinations = async (moduleKey?: string) => {
    await open.openApp("/destinations", moduleKey);
    await section().getByRole("button").waitFor();
  };

  beforeAll(async () => {
    open = await openPage({
      seed: "digest-page",
      organization: { days: 2, events: 200, quiet: true, liveEventsPerHour: 0 },
      backfillDays: 2,
      width: 900,
    });
    const { site, ask } = open;
    await pollUntil(ask, "that every event is counted", async () => {
      const { total, waiting } = await ask("dashboard/get", { range: "7d", zone: "UTC" });
      return waiting === 0 && total === site.organization.counts().distinct;
    });
  });

  afterAll(() => open.close());

  test("without a destination it says what to do, and shows what it would say", async () => {
    await openDestinations();
    await section().getByText("There is no destination for it yet", { exact: false }).waitFor();
    await section().getByRole("button", { name: "What it would say" }).click();
    const { digest } = await open.ask("digest/preview", { zone: "UTC" });
    const row = drawer().getByRole("row", { name: /^Events / });
    expect(await row.getByRole("cell").first().innerText()).toBe(String(digest.events.count));
    expect(digest.events.count).toBeGreaterThan(0);
    await press("Close");
  });

  test("day, hour and destination are chosen, and a test digest arrives", async () => {
    await open.ask("destinations/save", {
      id: null,
      kind: "slack",
      name: "#security",
      settings: {},
      routing: { ruleIds: [], products: [], actorGroups: [] },
      secrets: { address: { change: "set", value: receiverKeys.slack.address } },
      version: 0,
    });
    await openDestinations();
    await section().getByRole("button", { name: "Set up" }).click();
    await drawer().getByLabel("Send a digest every week").check();
    await press("Save");
    await drawer().getByText("Choose where the digest goes").waitFor();
    await drawer().getByLabel("#security").check();
    await drawer().getByLabel("The week ends on").selectOption("Friday");
    await drawer().getByLabel("At", { exact: true }).selectOption("17:00");
    await drawer().getByLabel("Time zone").selectOption("Europe/Berlin");
    await press("Send a test digest to #security");
    await drawer().getByText("The test digest arrived").waitFor();
    expect(await open.overflow()).toBe(0);
    await press("Save");
    await section().getByText("Every Friday at 17:00, Europe/Berlin").waitFor();
    const { settings } = await open.ask("digest/get", {});
    expect(settings).toMatchObject({ enabled: true, weekday: 4, hour: 17, zone: "Europe/Berlin" });
    const slack = open.site.receivers.find(({ name }) => name === "slack");
    expect(slack?.received().map(({ title }) => title)).toEqual([
      expect.stringMatching(/^Test of Audit Stream: weekly audit digest to \d{4}-\d\d-\d\d$/),
    ]);
  });

  test("the dashboard leads to it", async () => {
    await open.openApp("/dashboard");
    await open.app().getByRole("button", { name: "Weekly digest" }).click();
    expect(await drawer().getByLabel("Send a digest every week").isChecked()).toBe(true);
    await open.page.keyboard.press("Escape");
    await drawer().waitFor({ state: "detached" });
  });

  test("who only looks sees when it comes and what it would say, and can change nothing", async () => {
    const { entries, version } = await open.ask("roles/get", {});
    const { accountId } = jiraUsers.auditor;
    await open.ask("roles/save", {
      entries: [
        ...entries.map((one) => ({ accountId: one.accountId, role: one.role })),
        { accountId, role: "viewer" },
      ],
      version,
    });
    await open.become(accountId);
    await openDestinations("audit-stream");
    await section().getByText("Every Friday at 17:00, Europe/Berlin").waitFor();
    await section().getByRole("button", { name: "What it would say" }).click();
    await drawer()
      .getByRole("row", { name: /^Events / })
      .waitFor();
    expect(await drawer().getByRole("button").allInnerTexts()).toHaveLength(1);
    expect(open.complaints()).toEqual(noComplaints);
  });

  test("the activity log tells who changed it, and who sent a test", async () => {
    const { entries } = await open.ask("activity/list", { before: null, limit: 50 });
    const told = entries.filter(({ procedure }) => procedure.startsWith("digest/"));
    expect(told.map(({ procedure, outcome }) => `${procedure} ${outcome}`)).toEqual([
      "digest/save done",
      "digest/send-test done",
    ]);
  });
});
