import type { LocatedScalar } from "./located";
import type { Modifier } from "./modifier";
import type { Position } from "./rule-problem";

/** What a search identifier asks: maps are AND, lists are OR, down to tests of one field. */
export type Search =
  | { readonly kind: "all" | "any"; readonly items: ReadonlyArray<Search> }
  | { readonly kind: "field"; readonly test: FieldTest };

export interface FieldTest {
  /** `null` searches the whole event (keywords). */
  readonly field: string | null;
  /** Extension `field[all]`: every member of the event's list must match, not any. */
  readonly everyMember: boolean;
  readonly modifiers: ReadonlyArray<Modifier>;
  readonly values: ReadonlyArray<LocatedScalar>;
  /** Whether the values were written as a list. */
  readonly listed: boolean;
  /** As written, for explanations. */
  readonly key: string;
  readonly at: Position;
}
