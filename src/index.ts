import { createAdmin } from "./admin";
import { createForgePlatform } from "./forge/platform";
import { asIssueJob } from "./forge/as-issue-job";
import { asJob } from "./forge/as-job";
import { asResolver } from "./forge/as-resolver";
import { asWebTrigger } from "./forge/as-web-trigger";
import { logInvocation } from "./logging/log-invocation";
import { createPipeline } from "./pipeline";
import { parsePrebuilt } from "./rules/load-rules";
import { prebuiltRules } from "./rules/prebuilt-rules";
import { upkeep } from "./upkeep";
import { webTriggers } from "./web-triggers";

// The composition root: one named export for each function of the manifest, in its order.
const platform = createForgePlatform();
const prebuilt = parsePrebuilt(prebuiltRules);
const answer = createAdmin(prebuilt);
const pipeline = createPipeline(prebuilt);
const open = () => logInvocation(platform);

// pages
export const adminPage = asResolver(async (call) =>
  answer(await open(), { ...call, surface: "admin-page" }),
);
export const globalPage = asResolver(async (call) =>
  answer(await open(), { ...call, surface: "global-page" }),
);
export const dashboardWidget = asResolver(async (call) =>
  answer(await open(), { ...call, surface: "dashboard-widget" }),
);

// schedules
export const tick = asJob(async () => upkeep.tick(await open()));
export const hourly = asJob(async () => upkeep.hourly(await open()));
export const daily = asJob(async () => upkeep.daily(await open()));

// queues
export const collect = asJob(async () => pipeline.collect(await open()));
export const backfill = asJob(async () => pipeline.backfill(await open()));
export const deliver = asJob(async () => pipeline.deliver(await open()));
export const stream = asJob(async () => pipeline.stream(await open()));
export const migrate = asJob(() => upkeep.migrate(platform));
export const jobs = asJob(async () => pipeline.jobs(await open()));

// web triggers
export const forward = asWebTrigger(async (request) => webTriggers.forward(await open(), request));
export const intake = asWebTrigger(async (request) => {
  const opened = await open();
  return webTriggers.intake(opened, request, (raws) => pipeline.takeIn(opened, raws));
});
export const health = asWebTrigger(async (request) => webTriggers.health(await open(), request));

// lifecycle
export const installed = asJob(() => upkeep.installed(platform));

// issues of the site
export const issueChanged = asIssueJob(async (key) => pipeline.issueChanged(await open(), key));
export const issueDeleted = asIssueJob(async (key) => pipeline.issueDeleted(await open(), key));
