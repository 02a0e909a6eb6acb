import type { FrameLocator } from "playwright-core";

/** `new`: just installed. `empty`: connected, and nothing came yet. `full`: a week of events and what follows from it. */
export type SiteStage = "new" | "empty" | "full";

export interface ScreenshotTarget {
  /** Names the picture's files. */
  readonly name: string;
  /** Where it is in the page, after the module's address. */
  readonly path: string;
  readonly stages: ReadonlyArray<SiteStage>;
  /** Who looks; the manager when absent. */
  readonly viewer?: "analyst" | "auditor" | "member";
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
  { name: "rules-lists", path: "/rules/lists", stages: everywhere },
  {
    name: "list",
    path: "/rules/lists",
    stages: full,
    open: (app) => app.locator("td .text-button").first().click(),
  },
  { name: "rule-editor", path: "/rules/new", stages: full },
  { name: "destinations", path: "/destinations", stages: everywhere },
  {
    name: "destination",
    path: "/destinations",
    stages: full,
    open: (app) => press(app, "Add Splunk"),
  },
  {
    name: "digest",
    path: "/destinations?digest=open",
    stages: everywhere,
    open: (app) => app.locator(".digest-view").first().waitFor(),
  },
  { name: "compliance", path: "/compliance", stages: everywhere },
  ...["access", "changes", "keys", "evidence"].map((section) => ({
    name: `compliance-${section}`,
    path: `/compliance/${section}`,
    stages: full,
  })),
  { name: "health", path: "/health", stages: everywhere },
  { name: "setup-connection", path: "/setup/connection", stages: everywhere },
  { name: "setup-issues", path: "/setup/issues", stages: everywhere },
  { name: "setup-access", path: "/setup/access", stages: full },
  { name: "setup-tokens", path: "/setup/tokens", stages: everywhere },
  { name: "setup-retention", path: "/setup/retention", stages: full },
  { name: "setup-activity", path: "/setup/activity", stages: everywhere },
  { name: "viewer-alert", path: "/alerts", stages: full, viewer: "auditor", open: firstRow },
  { name: "viewer-setup", path: "/setup", stages: full, viewer: "auditor" },
  { name: "analyst-destinations", path: "/destinations", stages: full, viewer: "analyst" },
];
