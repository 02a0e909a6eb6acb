import type { Delivery } from "#contract";
import type { Attempt } from "#destinations/attempt";
import type { DestinationDeps } from "#destinations/destination";
import { findDestination, type FoundDestination } from "#destinations/find-destination";
import type { Closing, Notice } from "#destinations/notice";
import { pauseDestination } from "#destinations/pause-destination";
import type { Outcome } from "#destinations/outcome";
import { backoff } from "#lib/backoff";
import type { Platform } from "#ports";
import { noticeOf } from "./notice-of";
import { openQueues } from "./open-queues";
import type { ToldRule } from "./shapes/told-rule";

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
  readonly rules: ReadonlyArray<ToldRule>;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const CLAIM = 3 * MINUTE;
const BATCH = 25;
/** With the waits between them about a day and a half. */
const MAX_ATTEMPTS = 14;
/** So many failures one after the other are the destination's, not the messages': the others are spared the attempt. */
const FAILURES_IN_A_ROW = 3;

/**
 * Sends what is due until nothing is or time is up. Each destination has a queue of its own, and they go side by side:
 * a dead one, however much waits for it, delays no other. Answers when the next delivery is due, or null.
 */
export async function deliver(deps: Deps, run: DeliverRun): Promise<number | null> {
  const now = deps.clock.now();
  const due = [...(await openQueues(deps))].filter(([, at]) => at <= now);
  await Promise.all(due.map(([id]) => drain(deps, run, id)));
  const next = [...(await openQueues(deps)).values()];
  return next.length === 0 ? null : Math.min(...next);
}

/** Works through the queue of a destination, until it is empty, the destination fails or time is up. */
async function drain(deps: Deps, run: DeliverRun, destinationId: string): Promise<void> {
  const attempted = new Set<string>();
  let failures = 0;
  let blockedUntil = 0;
  for (;;) {
    const now = deps.clock.now();
    const all = await deps.deliveries.due({ destinationId, now, limit: BATCH });
    const due = all.filter(({ key }) => !attempted.has(key));
    if (due.length === 0) return;
    for (const delivery of due) {
      const isOver = deps.clock.now() >= run.until;
      if (failures >= FAILURES_IN_A_ROW || (isOver && failures > 0)) {
        return deps.deliveries.hold(destinationId, blockedUntil);
      }
      if (isOver) return;
      attempted.add(delivery.key);
      const result = await attempt(deps, run, delivery);
      if (result === "closed") return;
      failures = result.blockedUntil === null ? 0 : failures + 1;
      blockedUntil = result.blockedUntil ?? 0;
    }
  }
}

/** `closed`: paused or removed meanwhile. `blockedUntil`: the destination itself failed, and when to try it again. */
type Attempted = "closed" | { readonly blockedUntil: number | null };

async function attempt(deps: Deps, run: DeliverRun, due: Delivery): Promise<Attempted> {
  const alert = await deps.alerts.get(due.alertKey);
  const found = await findDestination(deps, due.destinationId, alert?.ruleId ?? "");
  // Before the claim: a paused destination uses up no attempts.
  if (found === null) return "closed";
  const now = deps.clock.now();
  const claim = { key: due.key, owner: run.owner, now, until: now + CLAIM };
  const claimed = await deps.deliveries.claim(claim);
  if (claimed === null) return { blockedUntil: null };
  const { delivery, unsettledSince } = claimed;
  const notice = await noticeOf(deps, { delivery, alert, rules: run.rules });
  if (!notice.ok) {
    await settle(deps, run, delivery, notice.failure);
    return { blockedUntil: null };
  }
  const outcome = await tell(deps, found, notice.value, {
    deliveryKey: delivery.key,
    destinationId: delivery.destinationId,
    number: delivery.attempts,
    unsettledSince,
    now: deps.clock.now(),
  });
  if (outcome.result === "rejected" && outcome.gone === true) {
    await pauseDestination(deps, delivery.destinationId, outcome.reason);
  }
  const dueAt = await settle(deps, run, delivery, outcome);
  const isBlocked = outcome.result === "retry" && outcome.taken !== true;
  return { blockedUntil: isBlocked ? dueAt : null };
}

async function tell(
  deps: DestinationDeps,
  { destination, settings }: FoundDestination,
  notice: Notice | Closing,
  attempted: Attempt,
): Promise<Outcome> {
  if (notice.kind !== "closed") return destination.deliver(deps, settings, notice, attempted);
  if (destination.close !== undefined) return destination.close(deps, settings, notice, attempted);
  return { result: "rejected", reason: `${destination.title} keeps nothing open of an alert` };
}

/** Writes what became of an attempt. Answers when the next one is due, where there is one. */
async function settle(
  deps: Deps,
  run: DeliverRun,
  delivery: Delivery,
  outcome: Outcome,
): Promise<number> {
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
      return at;
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
      return at;
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
      const dueAt = at + Math.max(wait, outcome.afterMs ?? 0);
      await deps.deliveries.settle({
        ...settled,
        state: isLast ? "rejected" : "waiting",
        dueAt,
        reference: "",
        lastError: reason,
        unknown: outcome.unknown,
      });
      return dueAt;
    }
  }
}
