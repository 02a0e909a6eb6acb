import type { HostClock } from "../clock";
import { createDatadog } from "../receivers/datadog/create-datadog";
import { createElastic } from "../receivers/elastic/create-elastic";
import { createPagerDuty } from "../receivers/pagerduty/create-pagerduty";
import { createSentinel } from "../receivers/sentinel/create-sentinel";
import { createSlack } from "../receivers/slack/create-slack";
import { createSplunk } from "../receivers/splunk/create-splunk";
import type { Receiver } from "../receivers/receiver";
import type { InboxSnapshot } from "../receivers/create-inbox";
import { createTeams } from "../receivers/teams/create-teams";
import { createWebhookReceiver } from "../receivers/webhook/create-webhook-receiver";
import { receiverKeys } from "./receiver-keys";

/** The stand-ins outside of Jira that a local site sends alerts to. `before` has their snapshots by name. */
export function createReceivers(
  options: { readonly clock: HostClock; readonly seed: string },
  before: Readonly<Record<string, InboxSnapshot>> = {},
): ReadonlyArray<Receiver> {
  const { slack, teams, pagerDuty, splunk, elastic, datadog, sentinel, webhook } = receiverKeys;
  const of = (name: string) => {
    const snapshot = before[name];
    return { ...options, ...(snapshot === undefined ? {} : { snapshot }) };
  };
  return [
    createSlack({
      ...of("slack"),
      path: new URL(slack.address).pathname,
      alertOf: alertInWords,
    }),
    createTeams({ ...of("microsoft-teams"), address: teams.address, alertOf: alertInWords }),
    createPagerDuty({ ...of("pagerduty"), routingKey: pagerDuty.routingKey }),
    createSplunk({
      ...of("splunk"),
      origin: new URL(splunk.address).origin,
      token: splunk.token,
      acknowledges: true,
      indexes: ["main", splunk.index],
      alertOf: (event) => textAt(event, "alert_key"),
      streamedOf: (event) =>
        textAt(event, "type") === "audit_event" ? textAt(event, "event_key") : undefined,
    }),
    createElastic({
      ...of("elastic"),
      origin: new URL(elastic.address).origin,
      apiKey: elastic.apiKey,
      streams: ["logs-atlassian_cloud.audit-default", "logs-audit_stream.alert-default"],
      alertOf: (document) => textAt(document, "audit_stream", "alert", "key"),
    }),
    createDatadog({
      ...of("datadog"),
      site: datadog.site,
      apiKey: datadog.apiKey,
      alertOf: (log) => textAt(log, "alert_key"),
    }),
    createSentinel({
      ...of("microsoft-sentinel"),
      origin: sentinel.address,
      ruleId: sentinel.ruleId,
      stream: sentinel.stream,
      application: sentinel,
    }),
    createWebhookReceiver({
      ...of("webhook"),
      origin: new URL(webhook.address).origin,
      path: new URL(webhook.address).pathname,
      secrets: [webhook.signingSecret],
      authorization: webhook.authorization,
      alertOf: (body) => textAt(body, "data", "alert", "key"),
      streamedOf: (body) =>
        textAt(body, "type") === "events.streamed"
          ? listAt(body, "data", "events").flatMap((event) => textAt(event, "event_key") ?? [])
          : undefined,
    }),
  ];
}

const alertInWords = (text: string): string | undefined =>
  /\balert ([0-9a-f]{32})\b/.exec(text)?.[1];

function textAt(value: unknown, ...path: ReadonlyArray<string>): string | undefined {
  const found = valueAt(value, path);
  return typeof found === "string" ? found : undefined;
}

function listAt(value: unknown, ...path: ReadonlyArray<string>): ReadonlyArray<unknown> {
  const found = valueAt(value, path);
  return Array.isArray(found) ? found : [];
}

function valueAt(value: unknown, path: ReadonlyArray<string>): unknown {
  let found: unknown = value;
  for (const name of path) {
    if (typeof found !== "object" || found === null) return undefined;
    found = Object.entries(found).find(([key]) => key === name)?.[1];
  }
  return found;
}
