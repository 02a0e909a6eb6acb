import type { Position } from "./rule-problem";

/** A YAML value that remembers where it stood. `size` counts its nodes with every alias written out. */
export type Located = LocatedScalar | LocatedList | LocatedMap;

export interface LocatedScalar {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
  /** The value as text: what was written, for numbers too large for a double. */
  readonly text: string;
  readonly at: Position;
  readonly size: 1;
}

interface LocatedList {
  readonly kind: "list";
  readonly items: ReadonlyArray<Located>;
  readonly at: Position;
  readonly size: number;
}

export interface LocatedMap {
  readonly kind: "map";
  readonly entries: ReadonlyMap<string, LocatedEntry>;
  readonly at: Position;
  readonly size: number;
}

export interface LocatedEntry {
  /** Where the key stands. */
  readonly at: Position;
  readonly value: Located;
}
