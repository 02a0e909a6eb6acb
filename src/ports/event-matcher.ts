import type { AuditEvent, EventFilter } from "#contract";
import { ipRange } from "./ip-range";
import { searchWords } from "./search-words";

/** What a filter lets through. */
export function eventMatcher(filter: EventFilter): (event: AuditEvent) => boolean {
  const words = searchWords(filter.text ?? "");
  const isFrom = ipMatcher(filter.ip);
  return (event) =>
    isAnyOf(filter.actions, event.action) &&
    isAnyOf(filter.products, event.product) &&
    isAnyOf(filter.actors, event.actor.id) &&
    isAnyOf(filter.countries, event.country) &&
    isAnyOf(filter.outcomes, event.outcome) &&
    (filter.from === undefined || event.occurredAt >= filter.from) &&
    (filter.to === undefined || event.occurredAt < filter.to) &&
    isFrom(event.ip) &&
    words.every((word) => searchText(event).includes(word));
}

function isAnyOf(wanted: ReadonlyArray<string> | undefined, value: string): boolean {
  return wanted === undefined || wanted.length === 0 || wanted.includes(value);
}

/** Text that is no address is compared as text. */
function ipMatcher(wanted: string | undefined): (ip: string | null) => boolean {
  if (wanted === undefined) return () => true;
  const range = ipRange(wanted);
  if (range === null) return (ip) => ip === wanted.trim();
  return (ip) => {
    const own = ip === null ? null : ipRange(ip);
    return own !== null && own.first >= range.first && own.last <= range.last;
  };
}

/** No word has a line break, so none is found across two fields. */
function searchText(event: AuditEvent): string {
  const { target, actor } = event;
  return [
    event.message,
    target.type,
    target.id,
    target.name,
    actor.id,
    actor.name,
    actor.email,
    event.action,
  ]
    .join("\n")
    .toLowerCase();
}
