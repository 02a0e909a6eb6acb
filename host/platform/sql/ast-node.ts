import { Refused } from "./refused";

/** A node of the parser's tree. Its shape is checked where it is read, since the parser's own types are loose. */
export type AstNode = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is AstNode =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const node = (value: unknown): AstNode => {
  if (isNode(value)) return value;
  throw new Refused(`the statement has an unexpected part: ${JSON.stringify(value) ?? "nothing"}`);
};

export const optionalNode = (value: unknown): AstNode | undefined =>
  value === null || value === undefined ? undefined : node(value);

export const nodes = (value: unknown): ReadonlyArray<AstNode> =>
  value === null || value === undefined
    ? []
    : Array.isArray(value)
      ? value.map(node)
      : [node(value)];

export const text = (value: unknown): string => {
  if (typeof value === "string") return value;
  if (isNode(value)) return text(value["value"]);
  throw new Refused(`a name was expected, not ${JSON.stringify(value) ?? "nothing"}`);
};

export const optionalText = (value: unknown): string | undefined =>
  value === null || value === undefined ? undefined : text(value);

/** Refuses every key that is set and not understood here, so that nothing is dropped in silence. */
export const only = (of: AstNode, known: ReadonlyArray<string>, what: string): void => {
  for (const [key, value] of Object.entries(of)) {
    const empty =
      value === null ||
      value === undefined ||
      value === false ||
      (Array.isArray(value) && value.every((item) => item === null));
    if (!empty && !known.includes(key)) throw new Refused(`${what}: ${key} is not supported`);
  }
};
