import { isMap, isScalar, isSeq, parseDocument, type Document } from "yaml";

/** A test of one field: `actor.email|endswith` and the values, of which one has to hold. */
export interface OutlinedTest {
  readonly field: string;
  readonly modifiers: string;
  readonly values: readonly string[];
}

/** What the form shows of a rule text. Whatever it does not show stays in the text as it is. */
export interface RuleOutline {
  readonly isCorrelation: boolean;
  readonly text: (path: readonly string[]) => string;
  readonly texts: (path: readonly string[]) => readonly string[];
  /** Named parts of the detection; null where one is written in a way that the form does not show. */
  readonly searches: readonly {
    readonly name: string;
    readonly tests: readonly OutlinedTest[] | null;
  }[];
}

/** Reads a text for the form; null where it is no YAML map. Never throws, whatever the text. */
export function outlineRule(text: string): RuleOutline | null {
  const document = readDocument(text);
  if (document === null) return null;
  const detection = document.get("detection");
  const pairs = isMap(detection) ? detection.items : [];
  return {
    isCorrelation: document.has("correlation"),
    text: (path) => textOf(document.getIn(path)),
    texts: (path) => textsOf(document.getIn(path)),
    searches: pairs.flatMap(({ key, value }) => {
      const name = textOf(key);
      return name === "condition" ? [] : [{ name, tests: testsOf(value) }];
    }),
  };
}

/** A document that the form may change; null where the text is broken or far too large. */
export function readDocument(text: string): Document | null {
  if (text.length > LONGEST) return null;
  try {
    const document = parseDocument(text, { schema: "core", logLevel: "silent" });
    return document.errors.length === 0 && isMap(document.contents) ? document : null;
  } catch {
    // Nesting so deep that the library runs out of stack.
    return null;
  }
}

const LONGEST = 200_000;

function testsOf(value: unknown): readonly OutlinedTest[] | null {
  if (!isMap(value)) return null;
  const tests = value.items.map((pair): OutlinedTest | null => {
    const [field = "", ...modifiers] = textOf(pair.key).split("|");
    const isPlain = isScalar(pair.value) || (isSeq(pair.value) && pair.value.items.every(isScalar));
    return isPlain ? { field, modifiers: modifiers.join("|"), values: textsOf(pair.value) } : null;
  });
  const plain = tests.filter((test) => test !== null);
  return plain.length === tests.length ? plain : null;
}

function textOf(node: unknown): string {
  const value = isScalar(node) ? node.value : node;
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : "";
}

function textsOf(node: unknown): readonly string[] {
  if (isSeq(node)) return node.items.map(textOf);
  const text = textOf(node);
  return text === "" ? [] : [text];
}
