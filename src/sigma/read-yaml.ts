import {
  LineCounter,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseAllDocuments,
  type Document,
  type ParsedNode,
} from "yaml";
import type { Limits } from "./limits";
import type { Located, LocatedEntry } from "./located";
import { createReporter, type Reporter } from "./reporter";
import type { Position, RuleProblem } from "./rule-problem";

export interface YamlDocument {
  readonly index: number;
  /** `null` when the document is empty or broken. */
  readonly root: Located | null;
  readonly reporter: Reporter;
}

/**
 * Reads a stream of YAML documents into located values. Never throws on any text: what is broken or too large
 * is a problem of its document. Aliases share one value and are counted as if written out, so a "billion
 * laughs" text is refused before anybody walks it.
 */
export const readYaml = (
  text: string,
  limits: Limits,
): ReadonlyArray<YamlDocument> | RuleProblem => {
  const whole = createReporter(0, limits);
  const start = { line: 1, column: 1 };
  const refuse = (message: string, at: Position = start): RuleProblem => {
    whole.error(at, message, "limit");
    return whole.problems[0] ?? fail("the reporter keeps its first problem");
  };
  if (text.length > limits.textLength) {
    return refuse(
      `This text has ${text.length} characters and ${limits.textLength} are allowed; split it.`,
    );
  }
  const tooDeep = deepLine(text, limits.nesting * 2);
  if (tooDeep !== null) {
    return refuse(
      `Lists and maps are nested more than ${limits.nesting} levels deep here; flatten them.`,
      tooDeep,
    );
  }
  const lines = new LineCounter();
  const positionAt = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const parsed = parse(text, lines);
  if (parsed === null) return refuse("Lists and maps are nested too deeply; flatten them.");
  if (parsed.length > limits.documents) {
    return refuse(
      `This text has ${parsed.length} documents and ${limits.documents} are allowed; split it.`,
    );
  }
  return parsed.map((document, index) => {
    const reporter = createReporter(index, limits);
    for (const error of document.errors.slice(0, limits.problems)) {
      reporter.error(
        positionAt(error.pos[0]),
        `This is not valid YAML: ${oneLine(error.message)}`,
        "syntax",
      );
    }
    const readable = document.errors.length === 0 && document.contents !== null;
    const root = readable ? locate(document.contents, { positionAt, reporter, limits }) : null;
    return { index, root: reporter.errors() === 0 ? root : null, reporter };
  });
};

const parse = (text: string, lineCounter: LineCounter): ReadonlyArray<Document.Parsed> | null => {
  try {
    // The library's own check for repeated keys compares each with each; ours below uses a map.
    const documents = parseAllDocuments(text, {
      lineCounter,
      prettyErrors: false,
      uniqueKeys: false,
      logLevel: "silent",
      schema: "core",
    });
    return "empty" in documents ? [] : documents;
  } catch (error) {
    // The composer calls itself for each level: only a stack overflow can come out of it.
    if (error instanceof RangeError) return null;
    throw error;
  }
};

interface Reading {
  readonly positionAt: (offset: number) => Position;
  readonly reporter: Reporter;
  readonly limits: Limits;
}

const locate = (
  root: ParsedNode | null,
  { positionAt, reporter, limits }: Reading,
): Located | null => {
  const anchors = new Map<string, Located>();
  let aliases = 0;
  let stopped = false;
  const stop = (at: Position, message: string): null => {
    if (!stopped) reporter.error(at, message, "limit");
    stopped = true;
    return null;
  };

  const visit = (node: ParsedNode | null, depth: number, fallback: Position): Located | null => {
    if (stopped) return null;
    const at = node === null ? fallback : positionAt(node.range[0]);
    if (depth > limits.nesting)
      return stop(at, `Nested more than ${limits.nesting} levels deep here; flatten it.`);
    if (node === null) return { kind: "scalar", value: null, text: "", at, size: 1 };
    if (isAlias(node)) {
      aliases += 1;
      if (aliases > limits.aliases)
        return stop(at, `More than ${limits.aliases} aliases; write the values out.`);
      const target = anchors.get(node.source);
      if (target === undefined) {
        reporter.error(at, `The alias *${node.source} has no finished anchor before it.`, "syntax");
        return null;
      }
      return target;
    }
    const located = visitContent(node, depth, at);
    if (located === null) return null;
    if (located.size > limits.nodes) {
      return stop(
        at,
        `This document has more than ${limits.nodes} values; split it or remove aliases.`,
      );
    }
    if (node.anchor !== undefined && node.anchor !== "") anchors.set(node.anchor, located);
    return located;
  };

  const visitContent = (node: ParsedNode, depth: number, at: Position): Located | null => {
    if (isScalar(node))
      return { kind: "scalar", ...scalarValue(node.value, node.source), at, size: 1 };
    if (isSeq(node)) {
      const items: Located[] = [];
      let size = 1;
      for (const child of node.items) {
        const item = visit(child, depth + 1, at);
        if (item === null) continue;
        items.push(item);
        size += item.size;
      }
      return { kind: "list", items, at, size };
    }
    if (!isMap(node)) return null;
    const entries = new Map<string, LocatedEntry>();
    let size = 1;
    for (const pair of node.items) {
      const key = pair.key;
      const keyAt = positionAt(key.range[0]);
      if (!isScalar(key)) {
        reporter.error(keyAt, "A key must be plain text.", "syntax");
        continue;
      }
      const name = scalarValue(key.value, key.source).text;
      if (name === "__proto__") {
        reporter.error(keyAt, "The key __proto__ is not allowed.", "schema");
        continue;
      }
      if (entries.has(name))
        reporter.error(keyAt, `The key ${name} is written twice in one map.`, "syntax");
      const value = visit(pair.value, depth + 1, keyAt);
      if (value === null) continue;
      entries.set(name, { at: keyAt, value });
      size += value.size;
    }
    return { kind: "map", entries, at, size };
  };

  return visit(root, 0, { line: 1, column: 1 });
};

const scalarValue = (
  value: unknown,
  source: string | undefined,
): Pick<Located & { kind: "scalar" }, "value" | "text"> => {
  if (value === null || value === undefined) return { value: null, text: source ?? "" };
  if (typeof value === "string" || typeof value === "boolean")
    return { value, text: String(value) };
  if (typeof value === "number") {
    const exact = !Number.isInteger(value) || Number.isSafeInteger(value);
    return { value, text: exact ? String(value) : (source ?? String(value)) };
  }
  return { value: source ?? "", text: source ?? "" };
};

/** The composer overflows the stack on deep nesting, so nesting that one line can open is counted first. */
const deepLine = (text: string, allowed: number): Position | null => {
  let line = 1;
  let lineStart = 0;
  let open = 0;
  let dashes = 0;
  let onlyDashes = true;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === NEW_LINE) {
      line += 1;
      lineStart = index + 1;
      dashes = 0;
      onlyDashes = true;
      continue;
    }
    if (code === BRACKET_OPEN || code === BRACE_OPEN) open += 1;
    else if ((code === BRACKET_CLOSE || code === BRACE_CLOSE) && open > 0) open -= 1;
    else if (onlyDashes && (code === DASH || code === QUESTION)) dashes += 1;
    else if (code !== SPACE) onlyDashes = false;
    if (open > UNQUOTED_BRACKETS || dashes > allowed)
      return { line, column: index - lineStart + 1 };
  }
  return null;
};

/** Brackets inside quoted text are counted too, so the bound is far above any honest rule. */
const UNQUOTED_BRACKETS = 1_000;
const NEW_LINE = 10;
const SPACE = 32;
const DASH = 45;
const QUESTION = 63;
const BRACKET_OPEN = 91;
const BRACKET_CLOSE = 93;
const BRACE_OPEN = 123;
const BRACE_CLOSE = 125;

const oneLine = (message: string): string => message.replace(/\s+/g, " ").slice(0, 200);

const fail = (what: string): never => {
  throw new Error(what);
};
