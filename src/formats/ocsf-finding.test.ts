import { expect, test } from "@jest/globals";
import { ocsfFinding } from "./ocsf-finding";

const cut = (text: string, limit: number): string => text.slice(0, limit);
const alert = {
  key: "0123456789abcdef0123456789abcdef",
  ruleId: "rule-a",
  ruleTitle: "Rule A",
  ruleVersion: 3,
  level: "high",
  title: "Somebody became an admin",
  dedupKey: "ada",
  bucketStart: 1_767_600_000_000,
  firstEventAt: 1_767_600_000_001,
  lastEventAt: 1_767_600_000_002,
  eventCount: 2,
  createdAt: 1_767_600_000_003,
  historical: false,
} as const;
const rule = { description: "", tags: ["attack.persistence", "attack.t1098.003", "attack.T1078"] };

test("makes a detection finding with what its class requires", () => {
  expect(ocsfFinding(alert, { activity: "create", at: 5, count: 2, rule }, cut)).toEqual({
    class_uid: 2004,
    category_uid: 2,
    activity_id: 1,
    type_uid: 200_401,
    severity_id: 4,
    status_id: 1,
    time: 5,
    count: 2,
    message: "Somebody became an admin",
    metadata: {
      version: "1.8.0",
      uid: alert.key,
      product: { vendor_name: "Audit Stream", name: "Audit Stream" },
    },
    finding_info: {
      uid: alert.key,
      title: "Somebody became an admin",
      created_time: alert.createdAt,
      first_seen_time: alert.firstEventAt,
      last_seen_time: alert.lastEventAt,
      analytic: { type_id: 1, type: "Rule", uid: "rule-a", name: "Rule A", version: "3" },
      attacks: [
        { technique: { uid: "T1098" }, sub_technique: { uid: "T1098.003" } },
        { technique: { uid: "T1078" } },
      ],
    },
    unmapped: { dedup_key: "ada", historical: false },
  });
});

test.each([
  ["informational", 1],
  ["low", 2],
  ["medium", 3],
  ["high", 4],
  ["critical", 5],
] as const)("says %s as severity %i, and later events as an update", (level, severity) => {
  const update = { activity: "update", at: 5, count: 1 } as const;
  expect(ocsfFinding({ ...alert, level }, update, cut)).toMatchObject({
    severity_id: severity,
    activity_id: 2,
    type_uid: 200_402,
  });
});
