import { filterProblem } from "#contract/filter-problem";
import { err, ok } from "#lib/result";
import { parseJson } from "#lib/parse-json";
import { storedActionTitles } from "#sources/org-audit-log/action-titles";
import { coverage } from "#sources/org-audit-log/coverage";
import type { ProcedureSet } from "./procedure-set";
import { rawEvent } from "./raw-event";

const COUNT_CEILING = 10_000;

/** The event list and what stands around it. */
export const eventProcedures: ProcedureSet<
  | "events/search"
  | "events/count"
  | "events/get"
  | "events/facets"
  | "events/find-actors"
  | "events/coverage"
> = {
  "events/search": async (deps, { filter, after, limit }) => {
    const problem = filterProblem(filter);
    if (problem !== null) return err(problem);
    const events = await deps.events.search({ filter, after, limit });
    const last = events.at(-1);
    const next =
      last === undefined || events.length < limit
        ? null
        : { occurredAt: last.occurredAt, key: last.key };
    return ok({ events: [...events], next });
  },

  "events/count": async (deps, { filter }) => {
    const problem = filterProblem(filter);
    if (problem !== null) return err(problem);
    const counted = await deps.events.count(filter, COUNT_CEILING + 1);
    return ok({ count: Math.min(counted, COUNT_CEILING), more: counted > COUNT_CEILING });
  },

  "events/get": async (deps, { key }) => {
    const found = await deps.events.get(key);
    if (found === null) {
      const message = "This event is no longer in the searchable window, or was never collected.";
      return err({ code: "not-found", message });
    }
    const raw = await rawEvent(deps, key, found.segment);
    return ok({
      event: found.event,
      raw: raw.text === null ? null : parseJson(raw.text),
      kept: raw.kept,
      segment: found.segment,
      alerts: [...(await deps.alerts.ofEvent(key))],
    });
  },

  "events/facets": async (deps) => {
    const { actions, products, countries } = await deps.events.facets();
    const titles = await storedActionTitles(deps);
    return ok({
      actions: actions.map((value) => ({ value, title: titles[value] ?? titleOf(value) })),
      products: [...products],
      countries: [...countries],
    });
  },

  "events/find-actors": async (deps, { query, ids }) =>
    ok({ actors: [...(await deps.events.findActors(query, ids ?? []))] }),

  "events/coverage": async (deps) => ok(await coverage(deps)),
};

/** `user_added_to_group` → "User added to group": the catalogue has had empty display names. */
function titleOf(action: string): string {
  const words = action.replaceAll("_", " ").trim();
  return words === "" ? action : words[0]?.toUpperCase() + words.slice(1);
}
