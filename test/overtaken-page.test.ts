import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { receiverKeys } from "../host/start/receiver-keys";
import { newRule } from "../static/src/rule-editor/new-rule";
import { describeInBrowser } from "./describe-in-browser";
import { openPage, type OpenPage } from "./open-page";
import { noComplaints } from "./show-page";
import { until } from "./until";

// Two people change the same thing: whoever is second loses nothing of what they have entered, and decides.

const DAY = 86_400_000;
const ruleId = "5f0c3a52-9c1e-4b7e-8a54-2f6c1d7e9b31";
const examples = `  examples:
    match:
      - { id: a, attributes: { time: "2026-01-05T08:00:00Z", action: user_login } }
    no-match:
      - { id: b, attributes: { time: "2026-01-05T08:00:00Z", action: user_logout } }
`;
const ruleText = (title: string) =>
  newRule(ruleId).replace("New rule", title).replace('action: ""', "action: user_login") + examples;

describeInBrowser("forms whose subject somebody else changes meanwhile", () => {
  let open: OpenPage;
  let suppressionId = "";
  let destinationId = "";

  const suppress = (reason: string, version: number) =>
    open.ask("suppressions/save", {
      id: suppressionId === "" ? null : suppressionId,
      version,
      suppression: { reason, rules: "all", products: ["jira"], expiresAt: Date.now() + DAY },
    });
  const alertDays = { informational: null, low: null, medium: null, high: null, critical: null };
  const retain = (windowDays: number, version: number) => {
    const days = { windowDays, rawDays: null, activityDays: 400, alertDays };
    return open.ask("retention/save", { ...days, version });
  };
  const send = (name: string, version: number) =>
    open.ask("destinations/save", {
      id: version === 0 ? null : destinationId,
      kind: "slack",
      name,
      settings: {},
      routing: { ruleIds: [], products: [], actorGroups: [] },
      secrets:
        version === 0 ? { address: { change: "set", value: receiverKeys.slack.address } } : {},
      version,
    });
  const list = (description: string, version: number) =>
    open.ask("lists/save", { name: "office", description, values: ["192.0.2.0/24"], version });
  const press = (name: string) => open.app().getByRole("button", { name, exact: true }).click();

  beforeAll(async () => {
    open = await openPage({
      seed: "overtaken",
      organization: { days: 1, events: 20, quiet: true, liveEventsPerHour: 0 },
      backfillDays: 0,
    });
    suppressionId = (await suppress("As it was", 0)).id;
    await list("As it was", 0);
    await retain(30, 0);
    await open.ask("rules/save", { id: null, yaml: ruleText("As it was"), version: 0 });
    destinationId = (await send("As it was", 0)).id;
  });

  afterAll(() => open.close());

  const field = (name: string) => open.app().getByLabel(name, { exact: true });
  const forms = [
    {
      what: "a suppression",
      path: () => `/rules/suppressions?suppression=${suppressionId}`,
      input: () => open.app().getByLabel(/^Why/),
      mine: "By me",
      theirs: async () => void (await suppress("By them", 1)),
      saved: async () =>
        (await open.ask("suppressions/list", {})).suppressions[0]?.suppression.reason,
    },
    {
      what: "a list",
      path: () => "/rules/lists",
      begin: () => press("office"),
      input: () => field("What for"),
      mine: "By me",
      theirs: async () => void (await list("By them", 1)),
      saved: async () => (await open.ask("lists/list", {})).lists[0]?.description,
    },
    {
      what: "the retention",
      path: () => "/setup/retention",
      input: () => field("Searchable events"),
      mine: "45",
      theirs: async () => void (await retain(60, 1)),
      saved: async () => String((await open.ask("retention/get", {})).retention.windowDays),
    },
    {
      what: "a destination",
      path: () => `/destinations?edit=${destinationId}`,
      input: () => open.app().locator("#destination-name"),
      mine: "By me",
      theirs: async () => void (await send("By them", 1)),
      saved: async () => (await open.ask("destinations/get", { id: destinationId })).name,
    },
    {
      what: "a rule",
      path: () => `/rules/${ruleId}/edit`,
      input: () => field("Title"),
      mine: "By me",
      theirs: async () =>
        void (await open.ask("rules/save", {
          id: ruleId,
          yaml: ruleText("By them"),
          version: 1,
        })),
      saved: async () => (await open.ask("rules/get", { id: ruleId })).rule?.title,
    },
    {
      what: "the logging",
      path: () => "/health",
      input: () => field("Level"),
      mine: "error",
      theirs: async () =>
        void (await open.ask("logging/save", { level: "warn", debug: null, version: 0 })),
      saved: async () => (await open.ask("logging/get", {})).logging.level,
    },
  ];

  test.each(forms)("what was entered for $what stays, and is saved over theirs", async (form) => {
    const { path, begin, input, mine, theirs, saved } = form;
    await open.openApp(path());
    await begin?.();
    await input().waitFor();
    if (mine === "error") await input().selectOption(mine);
    else await input().fill(mine);
    await theirs();
    await open.app().getByRole("button", { name: "Save", exact: true }).first().click();
    await open.see("Somebody else saved a change in the meantime");
    expect(await input().inputValue()).toBe(mine);
    expect(await saved()).not.toBe(mine);
    expect(await open.overflow()).toBe(0);
    await press("Save mine over it");
    // It goes while the change is still on its way.
    await open.app().getByText("Somebody else saved").waitFor({ state: "detached" });
    await until("mine is saved over theirs", async () => (await saved()) === mine);
  });

  test("theirs can be taken instead", async () => {
    await open.openApp("/setup/retention");
    await field("Searchable events").fill("90");
    await retain(120, 3);
    await press("Save");
    await open.app().getByRole("row", { name: "Searchable events 120 days 90 days" }).waitFor();
    await press("Take theirs");
    await open.app().getByText("Somebody else saved").waitFor({ state: "detached" });
    expect(await field("Searchable events").inputValue()).toBe("120");
  });

  test("a suppression that was ended while it was changed can be made anew", async () => {
    await open.openApp(`/rules/suppressions?suppression=${suppressionId}`);
    await open.app().getByLabel(/^Why/).fill("Once more");
    await open.ask("suppressions/end", { id: suppressionId, version: 3 });
    await press("Save");
    await open.see("It has ended or was removed in the meantime");
    expect(await open.app().getByLabel(/^Why/).inputValue()).toBe("Once more");
    await press("Suppress anew");
    await open.app().getByRole("dialog").waitFor({ state: "hidden" });
    const { suppressions } = await open.ask("suppressions/list", {});
    expect(suppressions.map(({ suppression }) => suppression.reason)).toContain("Once more");
  });

  test("no part of it asked for what the policy blocks", () => {
    expect(open.complaints()).toEqual(noComplaints);
  });
});
