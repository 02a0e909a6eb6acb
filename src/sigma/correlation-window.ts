import { compareNumbers } from "./compile-test";
import type { BaseMatch } from "./correlation-input";
import { isNewValue } from "./is-new-value";
import type { Correlation } from "./sigma-document";
import { travelSpeed } from "./travel-speed";

// Longer than other files because the nine correlation types are told here side by side.

/**
 * The open window of one group: plain state, because there may be hundreds of thousands. It holds at most 10,000
 * matches and 1,000 known values.
 */
export interface CorrelationWindow {
  readonly matches: WindowMatch[];
  /** How often each value or rule is in the window, for the types that count these. */
  counts: Map<string, number> | null;
  /** `new_value`: the newest sighting of each value, and when the group was first seen. */
  lastSeen: Map<string, number> | null;
  knownSince: number | null;
  /** `new_value`: how many values of the newest match are new. */
  novel: number;
  /** Whether the correlation held at the newest match. */
  held: boolean;
}

export type WindowMatch = Omit<BaseMatch, "group">;

export interface Evidence {
  /** Event times of the first and last match of the window. */
  readonly from: number;
  readonly to: number;
  /** The newest matches of the window, at most 200, in event time. */
  readonly eventIds: ReadonlyArray<string>;
  /** The count, sum, average, percentile or number of rules that was compared. */
  readonly seen: number;
}

/** What a match shows: the correlation holds with it, and whether it began to. */
export interface Moment {
  readonly seen: number;
  /** It did not hold at the match before. */
  readonly began: boolean;
}

/** A window that has seen nothing yet. */
export const createCorrelationWindow = (): CorrelationWindow => ({
  matches: [],
  counts: null,
  lastSeen: null,
  knownSince: null,
  novel: 0,
  held: false,
});

/** Takes the next match in event time. Null where the correlation does not hold with it. */
export const addToWindow = (
  correlation: Correlation,
  window: CorrelationWindow,
  match: WindowMatch,
): Moment | null => {
  const judge = judges[correlation.type];
  const { matches } = window;
  const oldest = match.time - correlation.timespanMs;
  let drop = Math.max(0, matches.length + 1 - MOST_MATCHES);
  while (drop < matches.length && (matches[drop]?.time ?? 0) < oldest) drop += 1;
  if (drop > 0) {
    const gone = matches.splice(0, drop);
    if (judge.countBy !== undefined) for (const one of gone) count(window, judge.countBy(one), -1);
    if (matches.length === 0) window.held = false;
  }
  matches.push(match);
  if (judge.countBy !== undefined) count(window, judge.countBy(match), 1);
  judge.note?.(correlation, window, match);

  const seen = compare(correlation, judge.measure(correlation, window));
  const before = window.held;
  window.held = seen !== null;
  if (seen === null) return null;
  return { seen, began: !before || judge.everyTime?.(correlation) === true };
};

/** What the window shows at its newest match. */
export const windowEvidence = (
  { matches }: CorrelationWindow,
  last: WindowMatch,
  seen: number,
): Evidence => ({
  from: matches[0]?.time ?? last.time,
  to: last.time,
  eventIds: [...new Set(matches.slice(-MOST_EVIDENCE).map((one) => one.eventId))],
  seen,
});

const MOST_MATCHES = 10_000;
const MOST_EVIDENCE = 200;
const MOST_VALUES = 1_000;

/** How one correlation type looks at a window. */
interface Judge {
  /** The number that the condition compares; null if there is nothing to compare. */
  readonly measure: (correlation: Correlation, window: CorrelationWindow) => number | null;
  /** What of a match is counted in `counts`. */
  readonly countBy?: (match: WindowMatch) => ReadonlyArray<string>;
  readonly note?: (correlation: Correlation, window: CorrelationWindow, match: WindowMatch) => void;
  /** Told at every match that it holds for, not only at the first. */
  readonly everyTime?: (correlation: Correlation) => boolean;
}

const compare = ({ condition }: Correlation, seen: number | null): number | null => {
  if (seen === null || Number.isNaN(seen)) return null;
  for (const { operator, value } of condition.bounds)
    if (!compareNumbers(seen, operator, value)) return null;
  return seen;
};

const count = (window: CorrelationWindow, keys: ReadonlyArray<string>, change: 1 | -1): void => {
  const counts = (window.counts ??= new Map());
  for (const key of keys) {
    const now = (counts.get(key) ?? 0) + change;
    if (now > 0) counts.set(key, now);
    else counts.delete(key);
  }
};

const numbersOf = ({ matches }: CorrelationWindow): ReadonlyArray<number> =>
  matches.flatMap(({ values }) =>
    values
      .filter((text) => text.trim() !== "")
      .map(Number)
      .filter(Number.isFinite),
  );

const sum = (numbers: ReadonlyArray<number>): number =>
  numbers.reduce((total, number) => total + number, 0);

const judges: Readonly<Record<Correlation["type"], Judge>> = {
  event_count: {
    measure: (_, { matches }) =>
      matches.at(-1)?.once === undefined
        ? matches.length
        : new Set(matches.map((one) => one.once ?? `${one.ruleId}\n${one.eventId}`)).size,
  },

  value_count: { countBy: ({ values }) => values, measure: (_, { counts }) => counts?.size ?? 0 },

  value_sum: { measure: (_, window) => sum(numbersOf(window)) },

  value_avg: {
    measure: (_, window) => {
      const numbers = numbersOf(window);
      return numbers.length === 0 ? null : sum(numbers) / numbers.length;
    },
  },

  value_percentile: {
    countBy: ({ values }) => values,
    everyTime: ({ condition }) => condition.percentile === null,
    measure: ({ condition }, window) =>
      condition.percentile === null
        ? rarest(window)
        : nearestRank(numbersOf(window), condition.percentile),
  },

  temporal: { countBy: ({ ruleId }) => [ruleId], measure: (_, { counts }) => counts?.size ?? 0 },

  temporal_ordered: { measure: ({ rules }, { matches }) => longestOrder(rules, matches) },

  new_value: {
    everyTime: () => true,
    measure: (_, { novel }) => (novel > 0 ? novel : null),
    note: (correlation, window, { values, time }) => {
      // Values outlive the window's matches: the newest sighting of each is all that has to be known.
      const lastSeen = (window.lastSeen ??= new Map());
      const { knownSince } = window;
      window.novel = values.filter((value) =>
        isNewValue(correlation, { knownSince, lastSeen: lastSeen.get(value) ?? null }, time),
      ).length;
      window.knownSince ??= time;
      for (const value of values) {
        lastSeen.delete(value);
        lastSeen.set(value, time);
      }
      for (const value of lastSeen.keys()) {
        if (lastSeen.size <= MOST_VALUES) break;
        lastSeen.delete(value);
      }
    },
  },

  impossible_travel: {
    measure: ({ condition }, { matches }) => {
      const last = matches.at(-1);
      const place = last?.values[0];
      if (last === undefined || place === undefined) return null;
      const apart = new Set<string>();
      for (const one of matches) {
        const other = one.values[0];
        if (other === undefined || other === place) continue;
        const speed = travelSpeed(other, place, last.time - one.time);
        if (speed === null || speed > condition.maxSpeed) apart.add(other);
      }
      return apart.size > 0 ? apart.size + 1 : null;
    },
  },
};

/** Share of the newest match's rarest value among all values of the window, in percent. */
const rarest = ({ counts, matches }: CorrelationWindow): number | null => {
  const values = matches.at(-1)?.values ?? [];
  const total = sum([...(counts?.values() ?? [])]);
  if (values.length === 0 || total === 0) return null;
  return (Math.min(...values.map((value) => counts?.get(value) ?? 0)) / total) * 100;
};

/** The smallest number that so many percent of the numbers do not exceed. */
const nearestRank = (numbers: ReadonlyArray<number>, percentile: number): number | null => {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percentile / 100) * sorted.length) - 1)] ?? null;
};

/** How many of the rules, from the first on, occur in the order given; events of one moment count in any order. */
const longestOrder = (
  rules: ReadonlyArray<string>,
  matches: ReadonlyArray<WindowMatch>,
): number => {
  const place = (match: WindowMatch): number => rules.indexOf(match.ruleId);
  const ordered = matches.toSorted((a, b) => a.time - b.time || place(a) - place(b));
  let reached = 0;
  for (const match of ordered) if (match.ruleId === rules[reached]) reached += 1;
  return reached;
};
