import type { Alert, Delivery } from "#contract";
import { findDestination } from "#destinations/find-destination";
import type { DestinationDeps } from "#destinations/destination";
import type { Notice } from "#destinations/notice";
import type { Outcome } from "#destinations/outcome";
import { backoff } from "#lib/backoff";
import { err, ok, type Result } from "#lib/result";
import type { Platform } from "#ports";
import type { SigmaDocument } from "#sigma/sigma-document";
import { forwarded } from "./forwarded";
import { deliveryKey } from "./shapes/delivery-key";

type AlertNotice = Extract<Notice, { kind: "alert" }>;

type Deps = DestinationDeps &
  Pick<
    Platform,
    | "documents"
    | "deliveries"
    | "forwards"
    | "alerts"
    | "events"
    | "clock"
    | "random"
    | "log"
    | "bytes"
  >;

export interface DeliverRun {
  readonly owner: string;
  readonly until: number;
  /** For the words of a notice. A rule may be gone since. */
  readonly rules: ReadonlyArray<SigmaDocument>;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const CLAIM = 3 * MINUTE;
const BATCH = 100;
/** With the waits between them about a day and a half. */
const MAX_ATTEMPTS = 14;
const COMMENTS_AN_HOUR = 5;

/**
 * Sends what is due until nothing is or time is up. Destinations go side by side, each in order, so that a dead one
 * delays no other. Answers when the next delivery is due, or null.
 */
export async function deliver(deps: Deps, run: DeliverRun): Promise<number | null> {
  const attempted = new Set<string>();
  while (deps.clock.now() < run.until) {
    const due = (await deps.deliveries.due(deps.clock.now(), BATCH)).filter(
      ({ key }) => !attempted.has(key),
    );
    if (due.length === 0) break;
    const destinationIds = [...new Set(due.map(({ destinationId }) => destinationId))];
    await Promise.all(
      destinationIds.map(async (id) => {
        for (const delivery of due) {
          if (delivery.destinationId !== id) continue;
          if (deps.clock.now() >= run.until) return;
          attempted.add(delivery.key);
          await attempt(deps, run, delivery);
        }
      }),
    );
  }
  return deps.deliveries.nextDue();
}

async function attempt(deps: Deps, run: DeliverRun, due: Delivery): Promise<void> {
  const now = deps.clock.now();
  const claimed = await deps.deliveries.claim({
    key: due.key,
    owner: run.owner,
    now,
    until: now + CLAIM,
  });
  if (claimed === null) return;
  const { delivery, unsettledSince } = claimed;
  const notice = await noticeOf(deps, delivery, run);
  const outcome = notice.ok
    ? await send(deps, notice.value, delivery, unsettledSince)
    : notice.failure;
  await settle(deps, run, delivery, outcome);
}

async function send(
  deps: Deps,
  notice: Notice,
  delivery: Delivery,
  unsettledSince: number | null,
): Promise<Outcome> {
  const { key: deliveryKey, destinationId, attempts } = delivery;
  const found = await findDestination(
    deps,
    destinationId,
    notice.kind === "events" ? "" : notice.alert.ruleId,
  );
  if (found === null) {
    return {
      result: "retry",
      afterMs: HOUR,
      reason: "The destination is switched off.",
      // Whether an earlier attempt arrived is as open as before.
      unknown: unsettledSince !== null,
    };
  }
  const now = deps.clock.now();
  const attempt = { deliveryKey, destinationId, number: attempts, unsettledSince, now };
  return found.destination.deliver(deps, found.settings, notice, attempt);
}

async function settle(
  deps: Deps,
  run: DeliverRun,
  delivery: Delivery,
  outcome: Outcome,
): Promise<void> {
  const at = deps.clock.now();
  const line = { delivery: delivery.key, destination: delivery.destinationId };
  const settled = { key: delivery.key, owner: run.owner, at };
  switch (outcome.result) {
    case "delivered":
      deps.log.write("deliver.delivered", { ...line, reference: outcome.reference });
      await deps.deliveries.settle({
        ...settled,
        state: "delivered",
        dueAt: at,
        reference: outcome.reference,
        lastError: "",
        unknown: false,
      });
      return;
    case "rejected":
      deps.log.write("deliver.rejected", { ...line, reason: outcome.reason });
      await deps.deliveries.settle({
        ...settled,
        state: "rejected",
        dueAt: at,
        reference: "",
        lastError: outcome.reason,
        unknown: false,
      });
      return;
    case "retry": {
      const isLast = delivery.attempts >= MAX_ATTEMPTS;
      const reason = isLast
        ? `Given up after ${delivery.attempts} attempts: ${outcome.reason}`
        : outcome.reason;
      deps.log.write(isLast ? "deliver.rejected" : "deliver.retry", { ...line, reason });
      const wait = backoff(
        delivery.attempts,
        { baseMs: 15_000, capMs: 6 * HOUR },
        deps.random.fraction(),
      );
      await deps.deliveries.settle({
        ...settled,
        state: isLast ? "rejected" : "waiting",
        dueAt: at + Math.max(wait, outcome.afterMs ?? 0),
        reference: "",
        lastError: reason,
        unknown: outcome.unknown,
      });
    }
  }
}

/** What to tell; or the outcome, where nothing has to be sent. */
async function noticeOf(
  deps: Deps,
  delivery: Delivery,
  run: DeliverRun,
): Promise<Result<Notice, Outcome>> {
  if (delivery.kind === "forward") {
    return forwarded(deps, delivery, (alert) => openingOf(deps, alert, run));
  }
  const alert = await deps.alerts.get(delivery.alertKey);
  if (alert === null) return rejected("The alert no longer exists.");
  if (delivery.kind === "alert") return ok(await openingOf(deps, alert, run));
  const opened = await openedBy(deps, delivery);
  if (!opened.ok) return opened;
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

async function openingOf(deps: Deps, alert: Alert, run: DeliverRun): Promise<AlertNotice> {
  const keys = await deps.alerts.events(alert.key, 20);
  const events = (await deps.events.getMany(keys)).toSorted((a, b) => a.occurredAt - b.occurredAt);
  const rule = ruleOf(run.rules, alert);
  return { kind: "alert", alert, events, eventCount: alert.eventCount, rule };
}

/** A rule that was removed after it raised the alert is told by what the alert kept of it. */
function ruleOf(rules: ReadonlyArray<SigmaDocument>, alert: Alert): AlertNotice["rule"] {
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
