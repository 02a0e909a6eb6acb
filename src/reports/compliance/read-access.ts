import type { AccessHolder } from "#contract";
import type { Platform } from "#ports";
import { accessReview, adminActions, namedActions } from "./access-review";
import { readEvents } from "./read-events";

const MOST_EVENTS = 5_000;
/** Holders of whom it is looked up when they were last seen. */
const LOOKED_UP = 100;
const AT_ONCE = 10;

/** Who holds administrator rights at a moment, from all stored events before it. `more`: some events were left out. */
export async function readAccess(
  deps: Pick<Platform, "events">,
  at: number,
): Promise<{ readonly holders: AccessHolder[]; readonly more: boolean }> {
  const period = { from: 0, to: at };
  const limit = MOST_EVENTS;
  const admins = await readEvents(deps, { actions: adminActions, period, limit });
  // Most roles and groups are not about administrators: these would use up the limit.
  const named = await readEvents(deps, { actions: namedActions, text: "admin", period, limit });
  const more = admins.more || named.more;
  const review = accessReview([...admins.events, ...named.events]);
  const people = review.filter(({ kind, id }) => kind === "person" && id !== "");
  const ids = [...new Set(people.map(({ id }) => id))].slice(0, LOOKED_UP);
  const lastSeen = new Map<string, number>();
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    await Promise.all(
      ids.slice(from, from + AT_ONCE).map(async (id) => {
        const filter = { actors: [id], to: at };
        const [event] = await deps.events.search({ filter, after: null, limit: 1 });
        if (event !== undefined) lastSeen.set(id, event.occurredAt);
      }),
    );
  }
  return {
    holders: review.map((holder) => ({ ...holder, lastSeenAt: lastSeen.get(holder.id) ?? null })),
    more,
  };
}
