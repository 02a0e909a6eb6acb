import type { NewAlert } from "#ports";
import { sampleKey } from "./sample-event";

/** An alert for tests; its key is `sampleKey(number)`. */
export function sampleAlert(number: number, fields: Partial<NewAlert> = {}): NewAlert {
  return {
    key: sampleKey(number),
    ruleId: "rule-a",
    ruleTitle: "Rule A",
    ruleVersion: 3,
    level: "high",
    title: `Alert ${number}`,
    dedupKey: "ada",
    bucketStart: 1_767_600_000_000,
    createdAt: 1_767_600_000_000 + number,
    historical: false,
    opening: [sampleKey(100 + number)],
    ...fields,
  };
}
