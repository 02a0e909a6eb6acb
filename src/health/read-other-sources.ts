import type { OtherSources } from "#contract";
import type { Platform } from "#ports";
import { readSiteLogSwitch } from "#settings/read-site-log-switch";
import { WEBHOOK_CHECKPOINT } from "#sources/audit-webhook/note-arrival";
import { WebhookState } from "#sources/audit-webhook/webhook-state";
import { readConnection } from "#sources/org-audit-log/read-connection";
import { PACE, SITE_LOG_CHECKPOINT } from "#sources/jira-site-log/collect-site-log";
import { SiteLogState } from "#sources/jira-site-log/site-log-state";
import { overdueSince } from "./overdue-since";

/** How the sources beside the organization's audit log are doing, from what is stored. */
export async function readOtherSources(
  deps: Pick<Platform, "checkpoints" | "clock" | "documents">,
): Promise<OtherSources> {
  const { enabled, since } = (await readSiteLogSwitch(deps)).settings;
  const { connection } = await readConnection(deps);
  const now = deps.clock.now();
  const site = SiteLogState.safeParse((await deps.checkpoints.read(SITE_LOG_CHECKPOINT))?.state);
  const webhook = WebhookState.safeParse((await deps.checkpoints.read(WEBHOOK_CHECKPOINT))?.state);
  const log = site.success ? site.data : null;
  return {
    siteLog: {
      enabled,
      state: enabled ? stateOf(log) : "off",
      status: log?.failure?.status ?? null,
      lastPollAt: log?.lastPollAt ?? null,
      overdueSince:
        enabled && connection !== null ? overdueSince(plannedFor(log, since), now) : null,
      lastArrivalAt: log?.lastArrivalAt ?? null,
      stored: log?.stored ?? 0,
    },
    webhook: {
      lastArrivalAt: webhook.data?.lastArrivalAt ?? null,
      deliveries: webhook.data?.deliveries ?? 0,
      stored: webhook.data?.stored ?? 0,
      known: webhook.data?.known ?? 0,
    },
  };
}

const plannedFor = (log: SiteLogState | null, since: number): number =>
  log === null ? since : Math.max(log.notBefore, (log.lastPollAt ?? since) + PACE);

function stateOf(log: SiteLogState | null): OtherSources["siteLog"]["state"] {
  if (log === null) return "waiting";
  if (log.failure === null) return log.lastPollAt === null ? "waiting" : "collecting";
  return log.failure.status === 401 || log.failure.status === 403 ? "refused" : "failing";
}
