import { isMap, isScalar, type Document, type Scalar } from "yaml";
import { readDocument, type OutlinedTest } from "./rule-outline";

/** A change that the form makes to a rule. An empty list takes the key away. */
export type RuleEdit =
  | { readonly kind: "text"; readonly path: readonly string[]; readonly value: string }
  | { readonly kind: "number"; readonly path: readonly string[]; readonly value: number | null }
  | { readonly kind: "texts"; readonly path: readonly string[]; readonly values: readonly string[] }
  | {
      readonly kind: "test";
      readonly search: string;
      readonly index: number;
      readonly test: OutlinedTest;
    }
  | { readonly kind: "remove-test"; readonly search: string; readonly index: number }
  | { readonly kind: "add-search"; readonly name: string }
  | { readonly kind: "example"; readonly wanted: "match" | "no-match"; readonly event: unknown };

/**
 * Writes a change into the text of a rule. Comments, unknown keys and the order of everything else stay. A text that is
 * no YAML map comes back as it was.
 */
export function editRule(text: string, edit: RuleEdit): string {
  const document = readDocument(text);
  if (document === null) return text;
  apply(document, edit);
  return document.toString({ lineWidth: 0 });
}

function apply(document: Document, edit: RuleEdit): void {
  switch (edit.kind) {
    case "text":
      // A key that is emptied stays at its place: one is about to type something else.
      return edit.value === "" && !document.hasIn(edit.path)
        ? undefined
        : put(document, edit.path, edit.value);
    case "number":
      return put(document, edit.path, edit.value);
    case "texts":
      return put(document, edit.path, edit.values.length === 0 ? null : edit.values);
    case "test":
      return putTest(document, edit.search, edit.index, edit.test);
    case "remove-test": {
      const search = document.getIn(["detection", edit.search]);
      if (isMap(search)) search.items.splice(edit.index, 1);
      return undefined;
    }
    case "add-search":
      return put(document, ["detection", edit.name], { action: "" });
    case "example": {
      const path = ["audit-stream", "examples", edit.wanted];
      if (document.hasIn(path)) document.addIn(path, document.createNode(edit.event));
      else put(document, path, [edit.event]);
    }
  }
}

/** A scalar keeps its comment: only what it says changes. */
function put(document: Document, path: readonly string[], value: unknown): void {
  if (value === null) {
    if (document.hasIn(path)) document.deleteIn(path);
    return;
  }
  const present = document.getIn(path, true);
  if (isScalar(present) && typeof value !== "object") rewrite(present, value);
  else document.setIn(path, document.createNode(value));
}

function putTest(document: Document, name: string, index: number, test: OutlinedTest): void {
  const search = document.getIn(["detection", name]);
  if (!isMap(search)) return;
  const key = [test.field, test.modifiers].filter(Boolean).join("|");
  const value = test.values.length === 1 ? test.values[0] : test.values;
  const pair = search.items[index];
  if (pair === undefined) {
    search.add(document.createPair(key, value));
    return;
  }
  if (isScalar(pair.key)) pair.key.value = key;
  if (isScalar(pair.value) && test.values.length === 1) rewrite(pair.value, value);
  else pair.value = document.createNode(value);
}

/** Quotes that a half-typed value needed would stay for ever: the library sets them again where they are needed. */
function rewrite(scalar: Scalar, value: unknown): void {
  scalar.value = value;
  if (scalar.type === "QUOTE_DOUBLE" || scalar.type === "QUOTE_SINGLE") scalar.type = "PLAIN";
}
