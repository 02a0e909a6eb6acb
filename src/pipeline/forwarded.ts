import type { Alert, Delivery } from "#contract";
import type { Notice } from "#destinations/notice";
import type { Outcome } from "#destinations/outcome";
import { err, ok, type Result } from "#lib/result";
import type { Platform } from "#ports";
import { readForwardSubject } from "./shapes/forward-subject";

/** What a `forward` delivery tells: its share of the events that were asked for, or the alert as it is now. */
export async function forwarded(
  deps: Pick<Platform, "forwards" | "alerts" | "events">,
  delivery: Pick<Delivery, "subject">,
  tellOf: (alert: Alert) => Promise<Notice>,
): Promise<Result<Notice, Outcome>> {
  const subject = readForwardSubject(delivery.subject);
  const request = subject === null ? null : await deps.forwards.get(subject.requestKey);
  if (subject === null || request === null) return rejected("The request is no longer kept.");
  const { what } = request;
  if ("alertKey" in what) {
    const alert = await deps.alerts.get(what.alertKey);
    return alert === null ? rejected("The alert no longer exists.") : ok(await tellOf(alert));
  }
  const { keys, part } = subject.partOf(what.events);
  const events = await deps.events.getMany(keys);
  if (events.length === 0) return rejected("The events are no longer in the searchable window.");
  return ok({
    kind: "events",
    request: {
      key: request.key,
      requester: request.requester,
      note: request.note,
      createdAt: request.createdAt,
    },
    events: events.toSorted((a, b) => a.occurredAt - b.occurredAt),
    part,
    eventCount: what.events.length,
  });
}

const rejected = (reason: string): Result<never, Outcome> => err({ result: "rejected", reason });
