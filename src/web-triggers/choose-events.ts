import { err, ok, type Result } from "#lib/result";
import type { ForwardRequest, Platform } from "#ports";
import type { ForwardBody } from "./forward-body";
import { refusal } from "./refusal";
import type { TriggerAnswer } from "./trigger-answer";

/** What a request names, as it is stored: the keys that a filter finds now are what is forwarded later. */
export async function chooseEvents(
  deps: Pick<Platform, "events" | "alerts">,
  what: ForwardBody["what"],
): Promise<Result<ForwardRequest["what"], TriggerAnswer>> {
  if ("alert" in what) {
    if ((await deps.alerts.get(what.alert)) !== null) return ok({ alertKey: what.alert });
    const message = "There is no such alert.";
    return err(refusal("not-found", message, { fields: { alert: message } }));
  }
  if ("filter" in what) {
    const { filter, limit } = what;
    const found = await deps.events.search({ filter, after: null, limit: limit + 1 });
    const chosen = found.slice(0, limit).map(({ key }) => key);
    return ok({ events: chosen.toReversed(), more: found.length > limit });
  }
  const found = await deps.events.getMany(what.events);
  const known = new Set(found.map(({ key }) => key));
  const unknown = what.events.filter((key) => !known.has(key));
  if (unknown.length > 0) {
    const message = `${unknown.length} of the events are not in the searchable window: ${unknown.slice(0, 10).join(", ")}`;
    return err(refusal("not-found", message, { fields: { events: message } }));
  }
  const oldestFirst = found.toSorted((a, b) => a.occurredAt - b.occurredAt);
  return ok({ events: oldestFirst.map(({ key }) => key), more: false });
}
