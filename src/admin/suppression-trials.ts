import type { Suppression } from "#contract";
import { ok } from "#lib/result";
import { compileSuppressions } from "#rules/compile-suppressions";
import { loadLists } from "#rules/load-lists";
import { loadRules, type LoadedRule, type ParsedRule } from "#rules/load-rules";
import { compileRules } from "#sigma/compile-rules";
import { basesOf } from "./bases-of";
import type { ProcedureSet } from "./procedure-set";
import { recentRawEvents, type RawEvent } from "./recent-raw-events";

/** An answer has to come within 25 seconds. */
const TIME_TO_TRY = 10_000;
/** Matches are looked up one by one; more than these tell nothing new. */
const MOST_MATCHES = 1_000;
const SHOWN = 10;

/** A suppression, saved or not, on the newest events: what its rules match, and what of it would be kept quiet. */
export function suppressionTrialProcedures(
  prebuilt: ReadonlyArray<ParsedRule>,
): ProcedureSet<"suppressions/try"> {
  return {
    "suppressions/try": async (deps, { conditions }) => {
      const [rules, lists] = await Promise.all([loadRules(deps, prebuilt), loadLists(deps)]);
      const wanted = eventRules(rules, conditions.rules);
      const { match } = compileRules(
        rules.map(({ document }) => document),
        { lists },
      );
      const until = deps.clock.now() + TIME_TO_TRY;
      const tried: RawEvent[] = [];
      const matches = new Map<string, RawEvent["body"]>();
      for (const event of (await recentRawEvents(deps)).toReversed()) {
        if (deps.clock.now() > until || matches.size === MOST_MATCHES) break;
        tried.push(event);
        if (match(event.body).some(({ ruleId }) => wanted.has(ruleId))) {
          matches.set(event.key, event.body);
        }
      }
      // Which rules are meant has been decided, so only the conditions are left to ask.
      const suppression = { ...conditions, ...unasked, rules: "all" as const };
      const suppressionOf = compileSuppressions([suppression], lists);
      const events = await deps.events.getMany([...matches.keys()]);
      const silenced = events
        .filter((event) => suppressionOf("", event, matches.get(event.key) ?? {}) !== null)
        .toSorted((a, b) => b.occurredAt - a.occurredAt);
      const [last, first] = [tried[0], tried.at(-1)];
      return ok({
        tried: tried.length,
        span:
          first === undefined || last === undefined ? null : { from: first.time, to: last.time },
        matched: events.length,
        silenced: silenced.length,
        events: silenced.slice(0, SHOWN),
      });
    },
  };
}

/** Of a suppression that is not made yet. */
const unasked = {
  id: "tried",
  reason: "",
  expiresAt: Number.POSITIVE_INFINITY,
  createdAt: 0,
  createdBy: "",
};

/** Ids of the rules that look at single events, of those that are named or of all that are on. */
function eventRules(
  rules: ReadonlyArray<LoadedRule>,
  named: Suppression["rules"],
): ReadonlySet<string> {
  const documents = rules.map(({ document }) => document);
  const meant = rules.filter(({ document, enabled }) =>
    named === "all" ? enabled : named.includes(document.id),
  );
  return new Set(
    meant.flatMap(({ document }) =>
      document.kind === "filter" ? [] : basesOf(document, documents).map(({ id }) => id),
    ),
  );
}
