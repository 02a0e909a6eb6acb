import type { Alert, Level } from "#contract";
import { OCSF_VERSION } from "./ocsf-version";
import { withoutNothing } from "./without-nothing";

type Cut = (text: string, limit: number) => string;

const DETECTION_FINDING = 2_004;

/** An alert as a detection finding: made the first time, updated by what comes later. `rule` where it is at hand. */
export function ocsfFinding(
  alert: Alert,
  of: {
    readonly activity: "create" | "update";
    /** Epoch milliseconds. */
    readonly at: number;
    /** Events that it tells of. */
    readonly count: number;
    readonly rule?: { readonly description: string; readonly tags: ReadonlyArray<string> };
  },
  cut: Cut,
): Record<string, unknown> {
  const activityId = of.activity === "create" ? 1 : 2;
  return {
    class_uid: DETECTION_FINDING,
    category_uid: 2,
    activity_id: activityId,
    type_uid: DETECTION_FINDING * 100 + activityId,
    severity_id: severities[alert.level],
    status_id: of.activity === "create" ? 1 : 2,
    time: of.at,
    count: of.count,
    message: cut(alert.title, 500),
    metadata: {
      version: OCSF_VERSION,
      uid: alert.key,
      product: { vendor_name: "Audit Stream", name: "Audit Stream" },
    },
    finding_info: withoutNothing({
      uid: alert.key,
      title: cut(alert.title, 500),
      desc: cut(of.rule?.description ?? "", 1_000),
      created_time: alert.createdAt,
      first_seen_time: alert.firstEventAt,
      last_seen_time: alert.lastEventAt,
      analytic: {
        type_id: 1,
        type: "Rule",
        uid: cut(alert.ruleId, 100),
        name: cut(alert.ruleTitle, 200),
        version: `${alert.ruleVersion}`,
      },
      attacks: attacksIn(of.rule?.tags ?? []),
    }),
    unmapped: { dedup_key: cut(alert.dedupKey, 300), historical: alert.historical },
  };
}

const severities = {
  informational: 1,
  low: 2,
  medium: 3,
  high: 4,
  critical: 5,
} as const satisfies Record<Level, number>;

/** Sigma writes a technique of ATT&CK as `attack.t1098.001`. */
function attacksIn(tags: ReadonlyArray<string>): ReadonlyArray<object> {
  return tags.flatMap((tag) => {
    const [, technique, sub] = /^attack\.(t\d{4})(\.\d{3})?$/i.exec(tag) ?? [];
    if (technique === undefined) return [];
    const uid = technique.toUpperCase();
    return [
      {
        technique: { uid },
        ...(sub !== undefined && { sub_technique: { uid: `${uid}${sub}` } }),
      },
    ];
  });
}
