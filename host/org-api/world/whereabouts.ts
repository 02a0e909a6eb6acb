import { createRandom } from "../../random";
import type { JsonObject } from "../json-object";
import { awayPlaces } from "./regions";
import type { Person } from "./world";

const hourMs = 3_600_000;
const weekMs = 168 * hourMs;
/** 1 January 1970 was a Thursday; weeks turn on Sunday at 03:00 of the person's own clock. */
const weekStart = 3 * 24 * hourMs + 3 * hourMs;

export interface Whereabouts {
  /** In a plane around the turn of a travel week: has no events, so nobody travels impossibly by accident. */
  readonly reachable: boolean;
  readonly location: JsonObject;
}

/** Where a person's event at a moment comes from: office or home, or, one week in a hundred, another country. */
export const createWhereabouts = (seed: string): ((person: Person, ms: number) => Whereabouts) => {
  const known = new Map<string, number>();
  const awayIn = (person: Person, week: number): number => {
    const key = `${person.accountId} ${week}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const random = createRandom(seed, "travel", key);
    const away = random.chance(0.01) ? random.below(awayPlaces.length) : home;
    known.set(key, away);
    return away;
  };

  return (person, ms) => {
    const local = ms + person.region.utcOffsetHours * hourMs - weekStart;
    const week = Math.floor(local / weekMs);
    const into = local - week * weekMs;
    const away = awayIn(person, week);
    const turns =
      (into < 14 * hourMs && away !== awayIn(person, week - 1)) ||
      (into > weekMs - 14 * hourMs && away !== awayIn(person, week + 1));
    const place = awayPlaces[away];
    if (place !== undefined)
      return { reachable: !turns, location: toLocation(`203.0.113.${20 + away}`, place) };
    const hour = Math.floor(ms / hourMs + person.region.utcOffsetHours) % 24;
    const atOffice = hour >= 9 && hour < 17 && (week + person.email.length) % 2 === 0;
    return {
      reachable: !turns,
      location: toLocation(atOffice ? person.officeIp : person.homeIp, person.region),
    };
  };
};

/** No index of `awayPlaces`. */
const home = -1;

export const toLocation = (
  ip: string,
  place: { readonly country: string; readonly regionName: string; readonly city: string },
): JsonObject => ({
  ip,
  countryName: place.country,
  regionName: place.regionName,
  city: place.city,
});
