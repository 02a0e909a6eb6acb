import type { CountableEvent, Platform } from "#ports";

const HOUR = 3_600_000;
const PAGE = 5_000;

/** The stored events of an hour, oldest first, in pages that fit into an answer of the database. */
export async function* hourPages(
  deps: Pick<Platform, "events">,
  hour: number,
): AsyncGenerator<ReadonlyArray<CountableEvent>> {
  let after: CountableEvent | null = null;
  for (;;) {
    const page: ReadonlyArray<CountableEvent> = await deps.events.countable({
      from: hour,
      to: hour + HOUR,
      limit: PAGE,
      after: after === null ? null : { occurredAt: after.occurredAt, key: after.key },
    });
    if (page.length > 0) yield page;
    after = page.at(-1) ?? null;
    if (after === null || page.length < PAGE) return;
  }
}
