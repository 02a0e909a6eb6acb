// Longer than other files because it is one list: every page, drawer and dialog that is looked at.
import type { FrameLocator } from "playwright-core";
import { organizationKeys } from "../../host/org-api/organization-keys";
import { pageNames } from "../../static/src/route/page-name";

/** `new`: just installed. `empty`: connected, and nothing came yet. `full`: a week of events and what follows from it. */
export const siteStages = ["new", "empty", "full"] as const;
export type SiteStage = (typeof siteStages)[number];

export interface ScreenshotTarget {
  /** Names the picture's files. */
  readonly name: string;
  /** Where it is in the page, after the module's address. */
  readonly path: string;
  readonly stages: ReadonlyArray<SiteStage>;
  /** Who looks; the manager when absent. */
  readonly viewer?: "analyst" | "auditor" | "member";
  /** Where it stands in Jira, if not where the viewer finds the app. */
  readonly module?: "audit-stream-widget";
  /** No question is answered but who is looking. */
  readonly fails?: true;
  /** Opens what the address alone does not, in a site that is `full`. */
  readonly open?: (app: FrameLocator) => Promise<void>;
}

const everywhere = ["empty", "full"] as const;
const full = ["full"] as const;

const firstRow = async (app: FrameLocator): Promise<void> => {
  await app.locator('[role="row"]').nth(1).click();
  await app.locator("dialog h3").first().waitFor();
};
const press = async (app: FrameLocator, name: string | RegExp): Promise<void> => {
  await app.getByRole("button", { name }).first().click();
};

const openOwnRule = async (app: FrameLocator): Promise<void> => {
  await app.getByRole("button", { name: "Somebody signs in", exact: true }).click();
  await press(app, "Edit");
  await app.getByRole("heading", { name: "Backtest" }).waitFor();
};
const confirmed = (app: FrameLocator): Promise<void> => app.locator("dialog.confirm").waitFor();

/** Every page of the app, and what opens in it. Pages that stand in the navigation are each named by their path. */
export const screenshotTargets: ReadonlyArray<ScreenshotTarget> = [
  { name: "first-setup", path: "", stages: ["new"] },
  { name: "not-set-up", path: "", stages: ["new"], viewer: "member" },
  { name: "no-access", path: "", stages: full, viewer: "member" },
  { name: "events", path: "/events", stages: everywhere },
  { name: "events-filtered", path: "/events?last=30d&text=no-such-word", stages: full },
  { name: "event", path: "/events", stages: full, open: firstRow },
  { name: "export", path: "/events", stages: full, open: (app) => press(app, "Export") },
  { name: "dashboard", path: "/dashboard", stages: everywhere },
  { name: "alerts", path: "/alerts", stages: everywhere },
  { name: "alert", path: "/alerts", stages: full, open: firstRow },
  {
    name: "suppress",
    path: "/alerts",
    stages: full,
    open: async (app) => {
      await firstRow(app);
      await press(app, "Suppress");
    },
  },
  { name: "rules", path: "/rules", stages: everywhere },
  {
    name: "rule",
    path: "/rules",
    stages: full,
    open: (app) => app.locator(".rule-name > button").first().click(),
  },
  { name: "rules-import", path: "/rules", stages: full, open: (app) => press(app, "Import") },
  { name: "rules-attack", path: "/rules/attack", stages: full },
  { name: "rules-suppressions", path: "/rules/suppressions", stages: everywhere },
  {
    name: "suppression",
    path: "/rules/suppressions",
    stages: full,
    open: (app) => press(app, "Edit"),
  },
  { name: "rules-lists", path: "/rules/lists", stages: everywhere },
  {
    name: "list",
    path: "/rules/lists",
    stages: full,
    open: (app) => app.locator("td .text-button").first().click(),
  },
  { name: "rule-editor", path: "/rules/new", stages: full },
  { name: "rule-edit", path: "/rules", stages: full, open: openOwnRule },
  {
    name: "rule-backtest",
    path: "/rules",
    stages: full,
    open: async (app) => {
      await openOwnRule(app);
      await app.getByRole("heading", { name: "Newest alerts" }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: "rule-problems",
    path: "/rules/new",
    stages: full,
    open: async (app) => {
      await app.getByLabel("Condition").fill("nothing of that name");
      await app
        .getByText(/Error, line \d+/)
        .first()
        .waitFor();
    },
  },
  {
    name: "rule-delete",
    path: "/rules",
    stages: full,
    open: async (app) => {
      await openOwnRule(app);
      await press(app, "Delete");
      await confirmed(app);
    },
  },
  { name: "destinations", path: "/destinations", stages: everywhere },
  {
    name: "destination",
    path: "/destinations",
    stages: full,
    open: async (app) => {
      await press(app, "Add destination");
      await app.getByRole("dialog").getByRole("button", { name: "Splunk" }).click();
    },
  },
  {
    name: "destination-kinds",
    path: "/destinations",
    stages: full,
    open: (app) => press(app, "Add destination"),
  },
  {
    name: "digest",
    path: "/destinations?digest=open",
    stages: everywhere,
    open: (app) => app.locator(".digest-view").first().waitFor(),
  },
  {
    name: "destination-edit",
    path: "/destinations",
    stages: full,
    open: (app) => press(app, /^Edit/),
  },
  {
    name: "destination-remove",
    path: "/destinations",
    stages: full,
    open: async (app) => {
      const splunk = app.getByRole("region", { name: "Splunk" });
      await splunk.getByRole("button", { name: /^Edit/ }).click();
      await press(app, "Remove this destination");
      await confirmed(app);
    },
  },
  { name: "compliance", path: "/compliance", stages: everywhere },
  {
    name: "compliance-control",
    path: "/compliance",
    stages: full,
    open: async (app) => {
      await press(app, "CC6.8");
      await app.locator("dialog h3").first().waitFor();
    },
  },
  {
    name: "compliance-note",
    path: "/compliance/changes",
    stages: full,
    open: async (app) => {
      await press(app, /ote$/);
      await confirmed(app);
    },
  },
  ...["access", "changes", "keys", "evidence"].map((section) => ({
    name: `compliance-${section}`,
    path: `/compliance/${section}`,
    stages: full,
  })),
  { name: "health", path: "/health", stages: everywhere },
  {
    name: "health-logging",
    path: "/health",
    stages: full,
    open: (app) => app.getByRole("heading", { name: "Support" }).scrollIntoViewIfNeeded(),
  },
  { name: "setup-connection", path: "/setup/connection", stages: everywhere },
  { name: "setup-sources", path: "/setup/sources", stages: everywhere },
  { name: "setup-issues", path: "/setup/issues", stages: everywhere },
  { name: "setup-access", path: "/setup/access", stages: full },
  { name: "setup-tokens", path: "/setup/tokens", stages: everywhere },
  {
    name: "setup-token",
    path: "/setup/tokens",
    stages: full,
    open: (app) => press(app, "Create a token"),
  },
  {
    name: "setup-token-revoke",
    path: "/setup/tokens",
    stages: full,
    open: async (app) => {
      await press(app, /^Revoke/);
      await confirmed(app);
    },
  },
  {
    name: "setup-key",
    path: "/setup/connection",
    stages: full,
    open: (app) => press(app, "Replace key"),
  },
  {
    name: "setup-disconnect",
    path: "/setup/connection",
    stages: full,
    open: async (app) => {
      await press(app, "Disconnect");
      await confirmed(app);
    },
  },
  { name: "setup-retention", path: "/setup/retention", stages: full },
  {
    name: "setup-hold",
    path: "/setup/retention",
    stages: full,
    open: async (app) => {
      await press(app, "Place a hold");
      await app.getByLabel("Reason").scrollIntoViewIfNeeded();
    },
  },
  {
    name: "setup-hold-release",
    path: "/setup/retention",
    stages: full,
    open: async (app) => {
      await press(app, "Release");
      await confirmed(app);
    },
  },
  { name: "setup-backup", path: "/setup/backup", stages: everywhere },
  {
    name: "setup-restore",
    path: "/setup/backup",
    stages: full,
    open: async (app) => {
      await press(app, "Restore from a file");
      await app.locator("dialog.drawer").waitFor();
    },
  },
  { name: "setup-activity", path: "/setup/activity", stages: everywhere },
  ...(["auditor", "analyst"] as const).flatMap((viewer) =>
    pageNames.map((name) => ({
      name: `${viewer}-${name}`,
      path: `/${name}`,
      stages: full,
      viewer,
    })),
  ),
  { name: "auditor-alert", path: "/alerts", stages: full, viewer: "auditor", open: firstRow },
  { name: "analyst-alert", path: "/alerts", stages: full, viewer: "analyst", open: firstRow },
  ...[...pageNames, "compliance/changes", "setup/tokens", "setup/activity"].map((path) => ({
    name: `failed-${path.replace("/", "-")}`,
    path: `/${path}`,
    stages: full,
    fails: true as const,
  })),
  {
    name: "refused-key",
    path: "",
    stages: ["new"],
    open: async (app) => {
      await app.getByLabel("Organization id").fill("00000000-0000-4000-8000-000000000000");
      await app.getByLabel("API key").fill(organizationKeys.expired);
      await press(app, "Connect");
      await app.locator(".setup-check").waitFor();
    },
  },
  { name: "widget", path: "", stages: everywhere, module: "audit-stream-widget" },
  {
    name: "widget-no-access",
    path: "",
    stages: full,
    viewer: "member",
    module: "audit-stream-widget",
  },
  {
    name: "failed-widget",
    path: "",
    stages: full,
    module: "audit-stream-widget",
    fails: true,
  },
];
