import type { Concern } from "#contract";
import type { Platform } from "#ports";
import { concernKey } from "./shapes/concern-key";
import { ownRules } from "./shapes/own-rules";
import type { RaisedAlert } from "./shapes/raised-alert";

/** Makes alerts of what is wrong with the app's own work: one a bucket, however often it is looked at. */
export async function raiseConcerns(
  deps: Pick<Platform, "alerts" | "bytes" | "clock" | "log">,
  concerns: ReadonlyArray<Concern>,
): Promise<ReadonlyArray<RaisedAlert>> {
  if (concerns.length === 0) return [];
  const createdAt = deps.clock.now();
  const keyed = concerns.map((concern) => ({ key: concernKey(deps, concern), concern }));
  const before = await deps.alerts.openings(keyed.map(({ key }) => key));
  const fresh = keyed.filter(({ key }) => !before.has(key));
  await deps.alerts.add(
    fresh.map(({ key, concern }) => ({
      key,
      ruleId: concern.ruleId,
      ruleTitle: ownRules[concern.ruleId].title,
      ruleVersion: 1,
      level: concern.level,
      title: concern.title,
      dedupKey: concern.subject,
      bucketStart: concern.bucketStart,
      createdAt,
      historical: false,
      opening: [],
    })),
  );
  for (const { key, concern } of fresh) {
    deps.log.write("match.alert-raised", {
      rule: concern.ruleId,
      alert: key,
      historical: false,
    });
  }
  // No audit event belongs to it: what is told stands for the moment itself.
  return keyed.map(({ key, concern }) => ({
    key,
    ruleId: concern.ruleId,
    level: concern.level,
    told: [
      {
        key,
        occurredAt: createdAt,
        product: concern.ruleId === "audit-stream.product-silent" ? concern.subject : "",
        actor: { id: "", email: "" },
        later: false,
      },
    ],
  }));
}
