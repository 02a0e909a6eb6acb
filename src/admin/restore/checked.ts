/** A document of a backup after the checks that saving makes: what would be stored, or why it is refused. */
export type Checked =
  | {
      readonly body: unknown;
      /** Titles of secrets that have to be entered again. */
      readonly secrets?: ReadonlyArray<string>;
      /** What else there is to say. */
      readonly notes?: ReadonlyArray<string>;
    }
  | { readonly refused: ReadonlyArray<string> };
