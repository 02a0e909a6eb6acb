/** Every value modifier of Sigma 2.1.0, in the order of its appendix. */
export const modifiers = [
  "all",
  "startswith",
  "endswith",
  "contains",
  "exists",
  "cased",
  "neq",
  "windash",
  "re",
  "i",
  "m",
  "s",
  "base64",
  "base64offset",
  "utf16le",
  "utf16be",
  "utf16",
  "wide",
  "lt",
  "lte",
  "gt",
  "gte",
  "minute",
  "hour",
  "day",
  "week",
  "month",
  "year",
  "cidr",
  "expand",
  "fieldref",
] as const;

export type Modifier = (typeof modifiers)[number];

/** Whether a word after `|` is one that the engine knows. */
export const isModifier = (name: string): name is Modifier => names.has(name);

const names: ReadonlySet<string> = new Set(modifiers);
