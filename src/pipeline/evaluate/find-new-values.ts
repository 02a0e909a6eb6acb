import type { Platform, Sighting } from "#ports";
import { isNewValue } from "#sigma/is-new-value";
import { compareNumbers } from "#sigma/compile-test";
import type { SigmaCorrelation } from "#sigma/sigma-document";
import type { CountedMatch } from "./counted-match";
import { seriesOf } from "./series-of";

const DAY = 86_400_000;
/** Stands for the group itself. */
const GROUP = "0".repeat(16);
/** A group that was not seen for so long is learnt anew. */
const GROUP_KEPT = 400 * DAY;

/**
 * The matches that show something new, with how many values of each are. Before and after are meant in the order in
 * which the log got the events: an event that happened first and was logged last would otherwise undo an alert that
 * people have seen. What is known of a group is when it first showed anything, and when it first and last showed each
 * value in each stretch of time; of that only what was logged before a match counts for it. So once all that was logged
 * before is there, a match is judged the same whatever came with it, after it or again.
 */
export async function findNewValues(
  deps: Pick<Platform, "bytes" | "matches">,
  document: SigmaCorrelation,
  matches: ReadonlyArray<CountedMatch>,
  /** Else nothing is new yet: it is only noted what was seen. */
  isPastKnown: boolean,
): Promise<ReadonlyArray<{ readonly match: CountedMatch; readonly seen: number }>> {
  const { timespanMs, learningMs, condition } = document.correlation;
  // At most as long as the timespan, so that a window does not begin and end in one stretch.
  const length = Math.max(1_000, Math.floor(timespanMs / 4));
  const hash = hasher(deps);
  const seriesByGroup = new Map(
    matches.map(({ group }) => [group, seriesOf(deps, document, group)] as const),
  );
  const sightings = matches.flatMap((match): ReadonlyArray<Sighting> => {
    const series = seriesByGroup.get(match.group) ?? "";
    const time = timeOf(match);
    const at = { series, first: time, last: time };
    const usedUntil = time + timespanMs;
    const stretch = Math.floor(time / length);
    return [
      { ...at, value: GROUP, stretch: 0, usedUntil: time + learningMs + GROUP_KEPT },
      ...match.values.map((value) => ({ ...at, value: hash(value), stretch, usedUntil })),
    ];
  });
  await deps.matches.sight(joined(sightings));
  if (!isPastKnown) return [];
  const values = new Set(matches.flatMap((match) => match.values.map(hash)));
  const known = new Map<string, Sighting[]>();
  const asked = { series: [...seriesByGroup.values()], values: [GROUP, ...values] };
  for (const one of await deps.matches.sightings(asked)) {
    const key = `${one.series} ${one.value}`;
    known.set(key, [...(known.get(key) ?? []), one]);
  }
  return matches.flatMap((match) => {
    const series = seriesByGroup.get(match.group) ?? "";
    const knownSince = known.get(`${series} ${GROUP}`)?.[0]?.first ?? null;
    const seen = match.values.filter((value) => {
      const lastSeen = lastBefore(known.get(`${series} ${hash(value)}`) ?? [], timeOf(match));
      return isNewValue({ timespanMs, learningMs }, { knownSince, lastSeen }, timeOf(match));
    }).length;
    const holds =
      seen > 0 &&
      condition.bounds.every(({ operator, value }) => compareNumbers(seen, operator, value));
    return holds ? [{ match, seen }] : [];
  });
}

const timeOf = ({ loggedAt, time }: CountedMatch): number => loggedAt ?? time;

/** The latest sighting before a moment that the stretches tell of. */
function lastBefore(stretches: ReadonlyArray<Sighting>, time: number): number | null {
  const before = stretches.flatMap(({ first, last }) =>
    last < time ? [last] : first < time ? [first] : [],
  );
  return before.length === 0 ? null : Math.max(...before);
}

/** One row for each series, value and stretch: a statement may name a row once. */
function joined(sightings: ReadonlyArray<Sighting>): ReadonlyArray<Sighting> {
  const rows = new Map<string, Sighting>();
  for (const one of sightings) {
    const key = `${one.series} ${one.value} ${one.stretch}`;
    const known = rows.get(key) ?? one;
    rows.set(key, {
      ...one,
      first: Math.min(known.first, one.first),
      last: Math.max(known.last, one.last),
      usedUntil: Math.max(known.usedUntil, one.usedUntil),
    });
  }
  return [...rows.values()];
}

function hasher(deps: Pick<Platform, "bytes">): (value: string) => string {
  const known = new Map<string, string>();
  return (value) => {
    const hash = known.get(value) ?? deps.bytes.sha256(value).slice(0, 16);
    known.set(value, hash);
    return hash;
  };
}
