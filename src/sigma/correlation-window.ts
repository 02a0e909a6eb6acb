import { compareNumbers } from "./compile-test";
import type { BaseMatch } from "./correlation-input";
import { isNewValue } from "./is-new-value";
import type { Correlation } from "./sigma-document";
import { travelSpeed } from "./travel-speed";

// Longer than other files because the nine correlation types are told here side by side.

/** The open window of one group. It holds at most `MOST_MATCHES` matches and `MOST_VALUES` known values. */
export interface CorrelationWindow {
  /**
   * Takes the next match in event time. Returns the evidence if the correlation holds now and did not hold at the
   * match before: a burst is told once, not at each of its events.
   */
  readonly add: (match: BaseMatch) => Evidence | null;
  /** Event time of the newest match. */
  readonly newest: () => number;
  /** How many matches are held. */
  readonly size: () => number;
}

export interface Evidence {
  /** Event times of the first and last match of the window. */
  readonly from: number;
  readonly to: number;
  /** The newest matches of the window, at most 200, in event time. */
  readonly eventIds: ReadonlyArray<string>;
  /** The count, sum, average, percentile or number of rules that was compared. */
  readonly seen: number;
}

export const createCorrelationWindow = (correlation: Correlation): CorrelationWindow => {
  const matches: BaseMatch[] = [];
  const judge = judges[correlation.type](correlation);
  let held = false;
  return {
    newest: () => matches.at(-1)?.time ?? 0,
    size: () => matches.length,
    add: (match) => {
      const oldest = match.time - correlation.timespanMs;
      const expired = matches.findIndex((one) => one.time >= oldest);
      const drop = Math.max(
        expired === -1 ? matches.length : expired,
        matches.length + 1 - MOST_MATCHES,
      );
      for (const gone of matches.splice(0, drop)) judge.remove(gone);
      // Without these the window was another one: a new burst may be told again.
      if (drop > 0 && matches.length === 0) held = false;
      matches.push(match);
      judge.add(match);
      const seen = judge.verdict(matches);
      const before = held;
      held = seen !== null;
      if (seen === null || (before && !judge.everyTime)) return null;
      const first = matches[0] ?? match;
      return {
        from: first.time,
        to: match.time,
        eventIds: [...new Set(matches.slice(-MOST_EVIDENCE).map((one) => one.eventId))],
        seen,
      };
    },
  };
};

const MOST_MATCHES = 10_000;
const MOST_EVIDENCE = 200;
const MOST_VALUES = 1_000;

/** Judges the matches of one window; `remove` is called for each that leaves it. */
interface Judge {
  readonly add: (match: BaseMatch) => void;
  readonly remove: (match: BaseMatch) => void;
  /** The number that was compared if the correlation holds, else null. */
  readonly verdict: (matches: ReadonlyArray<BaseMatch>) => number | null;
  /** Told at every match that it holds for, not only at the first. */
  readonly everyTime: boolean;
}

const nothing = (): void => {};

const compare = ({ condition }: Correlation, seen: number | null): number | null => {
  if (seen === null || Number.isNaN(seen)) return null;
  return condition.bounds.every(({ operator, value }) => compareNumbers(seen, operator, value))
    ? seen
    : null;
};

/** Counts how often each key is in the window. */
const counter = (keys: (match: BaseMatch) => ReadonlyArray<string>) => {
  const counts = new Map<string, number>();
  return {
    counts,
    add: (match: BaseMatch): void => {
      for (const key of keys(match)) counts.set(key, (counts.get(key) ?? 0) + 1);
    },
    remove: (match: BaseMatch): void => {
      for (const key of keys(match)) {
        const left = (counts.get(key) ?? 0) - 1;
        if (left > 0) counts.set(key, left);
        else counts.delete(key);
      }
    },
  };
};

const numbersOf = (matches: ReadonlyArray<BaseMatch>): ReadonlyArray<number> =>
  matches.flatMap(({ values }) =>
    values
      .filter((text) => text.trim() !== "")
      .map(Number)
      .filter(Number.isFinite),
  );

const sum = (numbers: ReadonlyArray<number>): number =>
  numbers.reduce((total, number) => total + number, 0);

const judges: Readonly<Record<Correlation["type"], (correlation: Correlation) => Judge>> = {
  event_count: (correlation) => ({
    add: nothing,
    remove: nothing,
    everyTime: false,
    verdict: (matches) => compare(correlation, matches.length),
  }),

  value_count: (correlation) => {
    const { counts, add, remove } = counter((match) => match.values);
    return { add, remove, everyTime: false, verdict: () => compare(correlation, counts.size) };
  },

  value_sum: (correlation) => ({
    add: nothing,
    remove: nothing,
    everyTime: false,
    verdict: (matches) => compare(correlation, sum(numbersOf(matches))),
  }),

  value_avg: (correlation) => ({
    add: nothing,
    remove: nothing,
    everyTime: false,
    verdict: (matches) => {
      const numbers = numbersOf(matches);
      return compare(correlation, numbers.length === 0 ? null : sum(numbers) / numbers.length);
    },
  }),

  value_percentile: (correlation) => {
    const { counts, add, remove } = counter((match) => match.values);
    const { percentile } = correlation.condition;
    return {
      add,
      remove,
      everyTime: percentile === null,
      verdict: (matches) =>
        compare(
          correlation,
          percentile === null
            ? rarest(counts, matches)
            : nearestRank(numbersOf(matches), percentile),
        ),
    };
  },

  temporal: (correlation) => {
    const { counts, add, remove } = counter((match) => [match.ruleId]);
    return { add, remove, everyTime: false, verdict: () => compare(correlation, counts.size) };
  },

  temporal_ordered: (correlation) => ({
    add: nothing,
    remove: nothing,
    everyTime: false,
    verdict: (matches) => compare(correlation, longestOrder(correlation.rules, matches)),
  }),

  new_value: (correlation) => {
    // Values outlive the window's matches: the newest sighting of each is all that has to be known.
    const lastSeen = new Map<string, number>();
    let knownSince: number | null = null;
    let novel = 0;
    return {
      add: ({ values, time }) => {
        novel = values.filter((value) =>
          isNewValue(correlation, { knownSince, lastSeen: lastSeen.get(value) ?? null }, time),
        ).length;
        knownSince ??= time;
        for (const value of values) {
          lastSeen.delete(value);
          lastSeen.set(value, time);
        }
        for (const value of lastSeen.keys()) {
          if (lastSeen.size <= MOST_VALUES) break;
          lastSeen.delete(value);
        }
      },
      remove: nothing,
      everyTime: true,
      verdict: () => (novel > 0 ? compare(correlation, novel) : null),
    };
  },

  impossible_travel: (correlation) => ({
    add: nothing,
    remove: nothing,
    everyTime: false,
    verdict: (matches) => {
      const last = matches.at(-1);
      const [place] = last?.values ?? [];
      if (last === undefined || place === undefined) return null;
      const apart = matches.filter((one) => {
        const other = one.values[0];
        if (other === undefined || other === place) return false;
        const speed = travelSpeed(other, place, last.time - one.time);
        return speed === null || speed > correlation.condition.maxSpeed;
      });
      return apart.length > 0
        ? compare(correlation, new Set(apart.map((one) => one.values[0])).size + 1)
        : null;
    },
  }),
};

/** Share of the newest match's rarest value among all values of the window, in percent. */
const rarest = (
  counts: ReadonlyMap<string, number>,
  matches: ReadonlyArray<BaseMatch>,
): number | null => {
  const values = matches.at(-1)?.values ?? [];
  const total = sum([...counts.values()]);
  if (values.length === 0 || total === 0) return null;
  return (Math.min(...values.map((value) => counts.get(value) ?? 0)) / total) * 100;
};

/** The smallest number that so many percent of the numbers do not exceed. */
const nearestRank = (numbers: ReadonlyArray<number>, percentile: number): number | null => {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percentile / 100) * sorted.length) - 1)] ?? null;
};

/** How many of the rules, from the first on, occur in the order given; events of one moment count in any order. */
const longestOrder = (rules: ReadonlyArray<string>, matches: ReadonlyArray<BaseMatch>): number => {
  const place = (match: BaseMatch): number => rules.indexOf(match.ruleId);
  const ordered = matches.toSorted((a, b) => a.time - b.time || place(a) - place(b));
  let reached = 0;
  for (const match of ordered) if (match.ruleId === rules[reached]) reached += 1;
  return reached;
};
