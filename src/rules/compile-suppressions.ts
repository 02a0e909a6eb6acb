import type { AuditEvent, DailyHours, Suppression } from "#contract";
import { zonedHour } from "#lib/zoned-hour";
import type { NamedLists } from "#sigma/expand-placeholders";
import { ipRange } from "#sigma/ip-range";
import { fieldReader } from "#sigma/taxonomy";

/** The suppression that keeps an event from a rule; `named`: it names the rule, and is not for all of them. */
export type SuppressionOf = (
  ruleId: string,
  event: AuditEvent,
  body: Readonly<Record<string, unknown>>,
) => { readonly id: string; readonly named: boolean } | null;

/**
 * Which events are not to be heard of. It depends on nothing but the event and its own time, so that a page which is
 * read again, or history that is run through again, is silenced in the same places. The first that applies counts.
 */
export function compileSuppressions(
  suppressions: ReadonlyArray<Suppression & { readonly id: string }>,
  lists: NamedLists,
): SuppressionOf {
  const compiled = suppressions.map((one) => ({
    id: one.id,
    rules: one.rules === "all" ? null : new Set(one.rules),
    applies: conditions(one, lists),
  }));
  return (ruleId, event, body) => {
    const found = compiled.find(
      ({ rules, applies }) =>
        (rules === null || rules.has(ruleId)) && applies.every((holds) => holds(event, body)),
    );
    return found === undefined ? null : { id: found.id, named: found.rules !== null };
  };
}

type Holds = (event: AuditEvent, body: Readonly<Record<string, unknown>>) => boolean;

function conditions(one: Suppression, lists: NamedLists): ReadonlyArray<Holds> {
  const { actors, actorList, ipRanges, products, apps, from, to, hours, expiresAt } = one;
  const holds: Holds[] = [({ occurredAt }) => occurredAt < expiresAt];
  if (from !== undefined) holds.push(({ occurredAt }) => occurredAt >= from);
  if (to !== undefined) holds.push(({ occurredAt }) => occurredAt < to);
  if (hours !== undefined) holds.push(isWithin(hours));
  if (actors !== undefined) holds.push(isAmong(actors));
  // A list that is gone silences nobody.
  if (actorList !== undefined) holds.push(isAmong(lists.get(actorList) ?? []));
  if (ipRanges !== undefined) {
    const ranges = ipRanges.flatMap((text) => ipRange(text) ?? []);
    holds.push(({ ip }) => ip !== null && ranges.some((contains) => contains(ip)));
  }
  if (products !== undefined) {
    const wanted = new Set(products.map(fold));
    holds.push(({ product }) => wanted.has(fold(product)));
  }
  if (apps !== undefined) {
    const wanted = new Set(apps);
    holds.push((_, body) => appId.values(body).some((id) => wanted.has(String(id))));
  }
  return holds;
}

const appId = fieldReader("actor.app.id");

function isAmong(people: ReadonlyArray<string>): Holds {
  const wanted = new Set(people.map(fold).filter((text) => text !== ""));
  return ({ actor }) => wanted.has(fold(actor.id)) || wanted.has(fold(actor.email));
}

/** Hours past midnight belong to the day on which they began. */
function isWithin({ days, from, to, zone }: DailyHours): Holds {
  const local = zonedHour(zone);
  const [begin, end] = [minutes(from), minutes(to)];
  return ({ occurredAt }) => {
    const { weekday, hour, minute } = local(occurredAt);
    const now = hour * 60 + minute;
    if (begin < end) return days.includes(weekday) && now >= begin && now < end;
    return now >= begin ? days.includes(weekday) : now < end && days.includes((weekday + 6) % 7);
  };
}

function minutes(time: string): number {
  const [hours = 0, rest = 0] = time.split(":").map(Number);
  return hours * 60 + rest;
}

/** E-mail addresses are compared without their case. */
const fold = (text: string): string => text.trim().toLowerCase();
