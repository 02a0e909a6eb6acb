/** How much one rule text may ask for. Rule text is hostile input: bundles are uploaded, pasted and shared. */
export interface Limits {
  /** UTF-16 code units of the whole text. */
  readonly textLength: number;
  readonly documents: number;
  /** YAML aliases (`*name`) in one text. */
  readonly aliases: number;
  /** Levels of nested lists and maps in one document. */
  readonly nesting: number;
  /** YAML nodes in one document, counted with every alias written out. */
  readonly nodes: number;
  /** UTF-16 code units of one condition. */
  readonly conditionLength: number;
  /** Brackets and `not` inside each other in one condition. */
  readonly conditionDepth: number;
  /** Values in one rule, after lists, `windash`, `base64offset` and `expand` are written out. */
  readonly values: number;
  /** UTF-16 code units of one value. */
  readonly valueLength: number;
  /** UTF-16 code units of one regular expression. */
  readonly regexLength: number;
  /** Problems listed for one text; later ones are left out. */
  readonly problems: number;
}

export const defaultLimits: Limits = {
  textLength: 2_000_000,
  documents: 5_000,
  aliases: 100,
  nesting: 40,
  nodes: 100_000,
  conditionLength: 8_000,
  conditionDepth: 50,
  values: 20_000,
  valueLength: 8_000,
  regexLength: 2_000,
  problems: 200,
};
