import type { Platform } from "#ports";
import type { ActiveCorrelation, ActiveRules } from "../shapes/active-rules";
import type { NormalisedEvent } from "../shapes/normalised-event";
import type { CountedMatch } from "./counted-match";
import type { PageMatch } from "./find-matches";
import { loggedAt } from "./logged-at";
import { shortKey } from "./short-key";

/** What the correlations of a page have to count. */
export interface Counted {
  readonly byCorrelation: ReadonlyMap<string, ReadonlyArray<CountedMatch>>;
  /** By correlation, the keys of events that a suppression keeps from it. */
  readonly suppressed: ReadonlyMap<string, ReadonlySet<string>>;
  readonly silenced: ReadonlyArray<{
    readonly suppressionId: string;
    readonly eventKey: string;
    readonly occurredAt: number;
  }>;
}

/** Of one field of an event: no rule counts more different values of it. */
const MOST_VALUES = 20;
const LONGEST_VALUE = 100;

/** Reads of each match what the correlations on its rule keep, and what those above them will. */
export function countMatches(
  deps: Pick<Platform, "bytes">,
  rules: ActiveRules,
  matches: ReadonlyArray<PageMatch>,
): Counted {
  const onBase = byBase(rules.correlations);
  const byCorrelation = new Map<string, CountedMatch[]>();
  const suppressed = new Map<string, Set<string>>();
  const silenced: { suppressionId: string; eventKey: string; occurredAt: number }[] = [];
  for (const { one, rule } of matches) {
    for (const { document, input } of onBase.get(rule.id) ?? []) {
      const { key: eventId, occurredAt: time } = one.event;
      const base = input({ ruleId: rule.id, eventId, time }, one.body);
      if (base === null) continue;
      const suppression = rules.suppressionOf(document.id, one.event, one.body);
      if (suppression !== null) {
        const keys = suppressed.get(document.id) ?? new Set<string>();
        suppressed.set(document.id, keys.add(eventId));
        // One for all rules would count every sign-in here, of which no rule would ever have told.
        if (suppression.named)
          silenced.push({ suppressionId: suppression.id, eventKey: eventId, occurredAt: time });
      }
      const own = byCorrelation.get(document.id) ?? [];
      byCorrelation.set(document.id, own);
      const values = bounded(deps, base.values);
      own.push({
        ...base,
        values,
        above: above(deps, onBase, document.id, one),
        loggedAt: loggedAt(one),
      });
    }
  }
  return { byCorrelation, suppressed, silenced };
}

function byBase(
  correlations: ReadonlyArray<ActiveCorrelation>,
): ReadonlyMap<string, ReadonlyArray<ActiveCorrelation>> {
  const found = new Map<string, ActiveCorrelation[]>();
  for (const one of correlations) {
    for (const base of one.document.correlation.rules) {
      found.set(base, [...(found.get(base) ?? []), one]);
    }
  }
  return found;
}

function above(
  deps: Pick<Platform, "bytes">,
  onBase: ReadonlyMap<string, ReadonlyArray<ActiveCorrelation>>,
  ruleId: string,
  one: NormalisedEvent,
): CountedMatch["above"] {
  const found: Record<string, { group: string; values: ReadonlyArray<string> }> = {};
  for (const { document, input } of onBase.get(ruleId) ?? []) {
    const { key: eventId, occurredAt: time } = one.event;
    const base = input({ ruleId, eventId, time }, one.body);
    if (base !== null) {
      const edge = `${shortKey(deps, ruleId)}>${shortKey(deps, document.id)}`;
      found[edge] = { group: base.group, values: bounded(deps, base.values) };
    }
    Object.assign(found, above(deps, onBase, document.id, one));
  }
  return found;
}

/** Values as they are kept: a long one by its beginning and its hash, so that different ones stay different. */
function bounded(
  deps: Pick<Platform, "bytes">,
  values: ReadonlyArray<string>,
): ReadonlyArray<string> {
  return values
    .slice(0, MOST_VALUES)
    .map((value) =>
      value.length <= LONGEST_VALUE
        ? value
        : `${value.slice(0, LONGEST_VALUE / 2).toWellFormed()}#${deps.bytes.sha256(value).slice(0, 16)}`,
    );
}
