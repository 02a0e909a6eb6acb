import type { Alert, Delivery } from "#contract";
import type { Closing, Notice } from "#destinations/notice";
import type { Outcome } from "#destinations/outcome";
import { readDigest } from "#digest/read-digest";
import { err, ok, type Result } from "#lib/result";
import type { Platform } from "#ports";
import { forwarded } from "./forwarded";
import type { ToldRule } from "./shapes/told-rule";
import { deliveryKey } from "./shapes/delivery-key";

type AlertNotice = Extract<Notice, { kind: "alert" }>;
type Deps = Pick<
  Platform,
  "deliveries" | "documents" | "forwards" | "alerts" | "events" | "clock" | "bytes"
>;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const COMMENTS_AN_HOUR = 5;

/** What a delivery has to tell; or its outcome, where nothing has to be sent. */
export async function noticeOf(
  deps: Deps,
  of: {
    readonly delivery: Delivery;
    readonly alert: Alert | null;
    readonly rules: ReadonlyArray<ToldRule>;
  },
): Promise<Result<Notice | Closing, Outcome>> {
  const { delivery, alert, rules } = of;
  if (delivery.kind === "forward") {
    return forwarded(deps, delivery, (forwardedAlert) => openingOf(deps, forwardedAlert, rules));
  }
  if (delivery.kind === "digest") {
    const digest = await readDigest(deps, delivery.subject);
    if (digest === null) return rejected("The digest is not kept.");
    return ok({ kind: "digest", digest, isTest: false });
  }
  if (alert === null) return rejected("The alert no longer exists.");
  if (delivery.kind === "alert") return ok(await openingOf(deps, alert, rules));
  const opened = await openedBy(deps, delivery);
  if (!opened.ok) return opened;
  if (delivery.kind === "closed") return ok({ kind: "closed", alert, opened: opened.value });
  if (delivery.kind === "count") {
    const from = Number(delivery.subject);
    const hour = { from, to: from + HOUR };
    const count = await deps.alerts.countEvents(alert.key, hour.from, hour.to);
    return ok({ kind: "count", alert, hour, count, opened: opened.value });
  }
  const [event] = await deps.events.getMany([delivery.subject]);
  if (event === undefined) return rejected("The event is no longer in the searchable window.");
  if (await isTooMany(deps, delivery)) {
    await countInstead(deps, delivery, event.occurredAt);
    return err({ result: "delivered", reference: "counted" });
  }
  return ok({ kind: "match", alert, event, opened: opened.value });
}

async function openingOf(
  deps: Deps,
  alert: Alert,
  rules: ReadonlyArray<ToldRule>,
): Promise<AlertNotice> {
  const keys = await deps.alerts.events(alert.key, 20);
  const events = (await deps.events.getMany(keys)).toSorted((a, b) => a.occurredAt - b.occurredAt);
  const rule = ruleOf(rules, alert);
  return { kind: "alert", alert, events, eventCount: alert.eventCount, rule };
}

/** A rule that was removed after it raised the alert is told by what the alert kept of it. */
function ruleOf(rules: ReadonlyArray<ToldRule>, alert: Alert): AlertNotice["rule"] {
  const rule = rules.find(({ id }) => id === alert.ruleId);
  return {
    title: alert.ruleTitle,
    level: alert.level,
    description: rule?.description ?? "",
    falsePositives: [...(rule?.falsepositives ?? [])],
    references: [...(rule?.references ?? [])],
    tags: [...(rule?.tags ?? [])],
  };
}

const rejected = (reason: string): Result<never, Outcome> => err({ result: "rejected", reason });

/** What the destination made of the alert, which has to be there before anything can be added to it. */
async function openedBy(deps: Deps, delivery: Delivery): Promise<Result<string, Outcome>> {
  const all = await deps.deliveries.ofAlert(delivery.alertKey);
  const alert = all.find(
    ({ kind, destinationId }) => kind === "alert" && destinationId === delivery.destinationId,
  );
  if (alert?.state === "delivered") return ok(alert.reference);
  if (alert === undefined || alert.state === "rejected")
    return rejected("The alert itself was not delivered.");
  const reason = "Waiting for the alert itself to be delivered.";
  return err({ result: "retry", afterMs: MINUTE, reason, unknown: false });
}

async function isTooMany(deps: Deps, { alertKey, destinationId }: Delivery): Promise<boolean> {
  const since = deps.clock.now() - HOUR;
  const told = await deps.deliveries.deliveredSince({
    alertKey,
    destinationId,
    kind: "match",
    since,
  });
  return told >= COMMENTS_AN_HOUR;
}

async function countInstead(deps: Deps, delivery: Delivery, occurredAt: number): Promise<void> {
  const { alertKey, destinationId } = delivery;
  const hour = Math.floor(occurredAt / HOUR) * HOUR;
  const count = { alertKey, destinationId, kind: "count", subject: String(hour) } as const;
  const now = deps.clock.now();
  await deps.deliveries.add([
    { ...count, key: deliveryKey(deps, count), dueAt: now + HOUR, createdAt: now },
  ]);
}
