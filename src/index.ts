import { createAdmin } from "./admin";
import { createForgePlatform } from "./forge/platform";
import { asIssueJob } from "./forge/as-issue-job";
import { asJob } from "./forge/as-job";
import { asResolver } from "./forge/as-resolver";
import { asWebTrigger } from "./forge/as-web-trigger";
import { createPipeline } from "./pipeline";
import { parsePrebuilt } from "./rules/load-rules";
import { prebuiltRules } from "./rules/prebuilt-rules";
import { webTriggers } from "./web-triggers";

// The composition root: one named export for each function of the manifest, in its order.
const platform = createForgePlatform();
const prebuilt = parsePrebuilt(prebuiltRules);
const answer = createAdmin(prebuilt);
const pipeline = createPipeline(prebuilt);

// pages
export const adminPage = asResolver((call) => answer(platform, { ...call, surface: "admin-page" }));
export const globalPage = asResolver((call) =>
  answer(platform, { ...call, surface: "global-page" }),
);
export const dashboardWidget = asResolver((call) =>
  answer(platform, { ...call, surface: "dashboard-widget" }),
);

// schedules
export const tick = asJob(() => pipeline.tick(platform));
export const hourly = asJob(() => pipeline.hourly(platform));
export const daily = asJob(() => pipeline.daily(platform));

// queues
export const collect = asJob(() => pipeline.collect(platform));
export const backfill = asJob(() => pipeline.backfill(platform));
export const deliver = asJob(() => pipeline.deliver(platform));
export const migrate = asJob(() => pipeline.migrate(platform));
export const jobs = asJob(() => pipeline.jobs(platform));

// web triggers
export const forward = asWebTrigger((request) => webTriggers.forward(platform, request));
export const intake = asWebTrigger((request) =>
  webTriggers.intake(platform, request, (raws) => pipeline.takeIn(platform, raws)),
);
export const health = asWebTrigger((request) => webTriggers.health(platform, request));

// lifecycle
export const installed = asJob(() => pipeline.installed(platform));

// issues of the site
export const issueChanged = asIssueJob((key) => pipeline.issueChanged(platform, key));
export const issueDeleted = asIssueJob((key) => pipeline.issueDeleted(platform, key));
