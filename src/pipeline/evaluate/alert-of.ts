import { cutText } from "#lib/cut-text";
import type { Platform } from "#ports";
import type { Described } from "#sigma/sigma-document";
import type { ActiveRules } from "../shapes/active-rules";
import type { Finding } from "../shapes/finding";

/** The alert of a rule or correlation, a group and a bucket of event time. Its key follows from these three alone. */
export function alertOf(
  deps: Pick<Platform, "bytes">,
  rules: ActiveRules,
  rule: Described,
  of: {
    readonly group: string;
    readonly bucket: number;
    /** Whom or what it is about. */
    readonly subject: string;
  },
): Finding["alert"] {
  return {
    key: deps.bytes.sha256(`${rule.id}\n${of.group}\n${of.bucket}`).slice(0, 32),
    ruleId: rule.id,
    ruleTitle: rule.title,
    ruleVersion: rules.versionOf(rule.id),
    level: rule.level,
    title: cutText(`${rule.title}: ${of.subject}`.replaceAll("\n", " "), 200),
    dedupKey: cutText(of.group, 200),
    bucketStart: of.bucket,
  };
}
