import type { CompareOperator } from "./sigma-document";
import type { Place, StringPattern } from "./string-pattern";
import type { TimePart } from "./time-part";

/** How one value of a rule is compared with one value of an event. */
export type Matcher =
  | {
      readonly kind: "pattern";
      readonly pattern: StringPattern;
      readonly cased: boolean;
      readonly dashes: boolean;
    }
  | { readonly kind: "regex"; readonly test: (text: string) => boolean }
  | { readonly kind: "cidr"; readonly test: (text: string) => boolean }
  | {
      readonly kind: "compare";
      readonly operator: CompareOperator;
      readonly value: number;
      readonly part: TimePart | null;
    }
  | {
      readonly kind: "fieldref";
      readonly field: string;
      readonly place: Place;
      readonly cased: boolean;
    }
  | { readonly kind: "exists"; readonly expected: boolean }
  | { readonly kind: "null" };
