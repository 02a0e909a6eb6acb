/** A parsed condition. `of` keeps how it was written and the search identifiers that it stands for. */
export type Condition =
  | { readonly kind: "and" | "or"; readonly items: ReadonlyArray<Condition> }
  | { readonly kind: "not"; readonly item: Condition }
  | { readonly kind: "name"; readonly name: string }
  | {
      readonly kind: "of";
      readonly quantifier: "any" | "all";
      readonly pattern: string;
      readonly names: ReadonlyArray<string>;
    };
