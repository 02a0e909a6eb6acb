import type { Destination, DestinationKind } from "./destination";
import { datadog } from "./datadog";
import { elastic } from "./elastic";
import { jiraIssue } from "./jira-issue";
import { microsoftSentinel } from "./microsoft-sentinel";
import { microsoftTeams } from "./microsoft-teams";
import { pagerDuty } from "./pagerduty";
import { slack } from "./slack";
import { splunkHec } from "./splunk-hec";
import { webhook } from "./webhook";

/** Every kind of destination there is. */
export const registry: Readonly<Record<DestinationKind, Destination>> = {
  "jira-issue": jiraIssue,
  slack,
  "microsoft-teams": microsoftTeams,
  pagerduty: pagerDuty,
  "splunk-hec": splunkHec,
  elastic,
  datadog,
  "microsoft-sentinel": microsoftSentinel,
  webhook,
};

/** The kind of this name; undefined where this version of the app has none. */
export const destinationOf = (kind: string | undefined): Destination | undefined =>
  Object.values(registry).find((destination) => destination.kind === kind);
