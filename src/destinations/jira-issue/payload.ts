import { excerpt } from "#lib/excerpt";
import type { JiraIssueSettings } from "#contract";
import type { Attempt } from "../attempt";
import type { Notice } from "../notice";
import { describeAlert } from "./describe-alert";
import { describeUpdate } from "./describe-update";
import { fitDocument } from "./fit-document";
import { ALERT_PROPERTY, DELIVERY_PROPERTY } from "./properties";

const SUMMARY_CHARACTERS = 255;

/** The issue of an alert, as `POST /rest/api/3/issue` takes it. `without` names optional fields that Jira refused. */
export function issueOf(
  settings: JiraIssueSettings,
  notice: Extract<Notice, { kind: "alert" }>,
  attempt: Attempt,
  without: Readonly<Record<string, string>> = {},
) {
  const optional = {
    labels: [...new Set([...settings.labels, "audit-stream", ruleLabel(notice.alert.ruleId)])],
    ...(settings.priorityId !== undefined && { priority: { id: settings.priorityId } }),
    ...(settings.assigneeId !== undefined && { assignee: { id: settings.assigneeId } }),
  };
  return {
    fields: {
      ...settings.fields,
      ...Object.fromEntries(Object.entries(optional).filter(([id]) => !(id in without))),
      ...(settings.securityLevelId !== undefined && { security: { id: settings.securityLevelId } }),
      project: { key: settings.projectKey },
      issuetype: { id: settings.issueTypeId },
      summary: excerpt(notice.alert.title, SUMMARY_CHARACTERS) || "Audit alert",
      description: fitDocument((share) => describeAlert(notice, share, without)),
    },
    properties: [
      {
        key: ALERT_PROPERTY,
        value: {
          alertKey: notice.alert.key,
          ruleId: notice.alert.ruleId,
          deliveryKey: attempt.deliveryKey,
          level: notice.alert.level,
          bucketStart: notice.alert.bucketStart,
        },
      },
    ],
  };
}

/** The comment on a later event or on an hour of them, as `POST …/comment` takes it. */
export function commentOf(notice: Extract<Notice, { kind: "match" | "count" }>, attempt: Attempt) {
  return {
    body: fitDocument((share) => describeUpdate(notice, share)),
    properties: [{ key: DELIVERY_PROPERTY, value: { deliveryKey: attempt.deliveryKey } }],
  };
}

/** A label has no spaces and at most 255 characters. */
const ruleLabel = (ruleId: string): string =>
  `rule-${ruleId.replace(/[^A-Za-z0-9._-]+/g, "-").slice(0, 200)}`;
