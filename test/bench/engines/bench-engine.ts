import type { BenchEvent } from "../bench-events";
import type { BenchRule } from "../bench-rules";

/** One contender: rules are made ready once, then every event asks which of them match. */
export interface BenchEngine {
  readonly name: string;
  readonly prepare: (rules: ReadonlyArray<BenchRule>) => PreparedEngine;
}

export interface PreparedEngine {
  /** What the engine itself gives for an event; this is what is timed. */
  readonly match: (event: BenchEvent) => unknown;
  /** The numbers of the matching rules in what `match` gave, for comparing; not timed. */
  readonly ids: (found: unknown) => ReadonlyArray<number>;
}

/** For engines whose adapter collects the numbers of the matching rules itself. */
export const numbersOf = (found: unknown): ReadonlyArray<number> =>
  Array.isArray(found) ? found.map(Number) : [];
