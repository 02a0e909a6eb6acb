import type { AuditEvent, EventPosition, Period } from "#contract";
import type { Platform } from "#ports";

const PAGE = 500;

/** Stored events of some actions, newest first; at most `limit`, and whether there are more. */
export async function readEvents(
  deps: Pick<Platform, "events">,
  asked: {
    readonly actions: ReadonlyArray<string>;
    /** Words that occur in each. */
    readonly text?: string;
    readonly period: Period;
    readonly limit: number;
  },
): Promise<{ readonly events: ReadonlyArray<AuditEvent>; readonly more: boolean }> {
  const { actions, text, period, limit } = asked;
  const filter = {
    actions: [...actions],
    ...(text === undefined ? {} : { text }),
    from: period.from,
    to: period.to,
  };
  const events: AuditEvent[] = [];
  let after: EventPosition | null = null;
  while (events.length < limit) {
    const room = Math.min(PAGE, limit - events.length);
    const page: ReadonlyArray<AuditEvent> = await deps.events.search({
      filter,
      after,
      limit: room,
    });
    events.push(...page);
    const last = page.at(-1);
    if (last === undefined || page.length < room) return { events, more: false };
    after = { occurredAt: last.occurredAt, key: last.key };
  }
  return { events, more: true };
}
