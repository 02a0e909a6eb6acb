import type { Platform } from "#ports";
import type { HeldBucket } from "#sigma/held-buckets";
import type { SigmaCorrelation } from "#sigma/sigma-document";
import type { ActiveRules } from "../shapes/active-rules";
import type { Finding } from "../shapes/finding";
import type { NormalisedEvent } from "../shapes/normalised-event";
import { alertOf } from "./alert-of";
import type { CountedMatch } from "./counted-match";
import { whyCorrelated } from "./why-correlated";

/** A bucket of time in which a correlation held for a group, and new matches had part in that. */
export interface Held extends HeldBucket<CountedMatch> {
  readonly group: string;
  /** The matches at whose last one it held first. */
  readonly window: ReadonlyArray<CountedMatch>;
  /** What came with this page, at least one. */
  readonly fresh: ReadonlyArray<CountedMatch>;
}

/** Events that an alert is linked to at once. */
const MOST_EVENTS = 200;

/** The alert of a held bucket with its events; none where no event of the page is part of it. */
export function correlationFinding(
  deps: Pick<Platform, "bytes">,
  rules: ActiveRules,
  document: SigmaCorrelation,
  { group, bucket, first, window, matches, fresh, began }: Held,
  page: ReadonlyMap<string, NormalisedEvent>,
): ReadonlyArray<Finding> {
  const events = [...new Set(fresh.map(({ cause, eventId }) => cause ?? eventId))]
    .flatMap((key) => page.get(key) ?? [])
    .toSorted((a, b) => a.event.occurredAt - b.event.occurredAt);
  if (events.length === 0) return [];
  const ofPage = new Set(events.map(({ event }) => event.key));
  const earlier = new Map(
    [...window, ...matches]
      .slice(-MOST_EVENTS)
      .filter(({ eventId }) => !ofPage.has(eventId))
      .map(({ eventId, time }) => [eventId, { key: eventId, occurredAt: time }] as const),
  );
  const why = () =>
    whyCorrelated(rules, document, {
      ...first,
      group,
      values: window.find(({ eventId }) => eventId === first.eventIds.at(-1))?.values ?? [],
      ruleIds: window.map(({ ruleId }) => ruleId),
    });
  const subject = nameOf(group, events);
  const alert = alertOf(deps, rules, document, { group, bucket, subject });
  return [{ alert, events, earlier: [...earlier.values()], goesOn: !began, why }];
}

/** Whom or what a group is about: by name where one of its events tells the name. */
function nameOf(group: string, events: ReadonlyArray<NormalisedEvent>): string {
  const values: unknown = JSON.parse(group);
  const names = (Array.isArray(values) ? values : []).map((value) => {
    for (const { event } of events) {
      if (event.actor.id === value) return event.actor.name || event.actor.email || event.actor.id;
      if (event.target.id === value) return event.target.name || event.target.id;
    }
    return String(value);
  });
  return names.join(", ");
}
