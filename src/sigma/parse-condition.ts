import type { Condition } from "./condition";
import type { Limits } from "./limits";
import { suggestion } from "./nearest";
import { wildcardName } from "./wildcard-name";

/** What went wrong in a condition, and at which character of it (from 0). */
export interface ConditionProblem {
  readonly offset: number;
  readonly message: string;
  readonly unsupported: string | null;
}

/**
 * Parses a condition over the given search identifiers. Binding from loose to tight: `or`, `and`, `not`,
 * `1/all of …`, brackets. Recursive descent with a depth limit; time is linear in the text.
 */
export const parseCondition = (
  text: string,
  searches: ReadonlyArray<string>,
  limits: Limits,
): Condition | ConditionProblem => {
  if (text.length > limits.conditionLength) {
    return problem(
      0,
      `The condition is longer than ${limits.conditionLength} characters; split the rule.`,
    );
  }
  const tokens = tokenise(text);
  let at = 0;

  const peek = (): string => tokens[at]?.word.toLowerCase() ?? "";
  const offset = (): number => tokens[at]?.offset ?? text.length;

  const chain = (kind: "and" | "or", part: (depth: number) => Parsed, depth: number): Parsed => {
    const first = part(depth);
    if (isProblem(first) || peek() !== kind) return first;
    const items: Condition[] = [first];
    while (peek() === kind) {
      at += 1;
      const next = part(depth);
      if (isProblem(next)) return next;
      items.push(next);
    }
    return { kind, items };
  };
  const either = (depth: number): Parsed => chain("or", both, depth);
  const both = (depth: number): Parsed => chain("and", negation, depth);

  const negation = (depth: number): Parsed => {
    if (depth > limits.conditionDepth) {
      return problem(
        offset(),
        `More than ${limits.conditionDepth} brackets or "not" inside each other; flatten them.`,
      );
    }
    if (peek() !== "not") return operand(depth);
    at += 1;
    const item = negation(depth + 1);
    return isProblem(item) ? item : { kind: "not", item };
  };

  const operand = (depth: number): Parsed => {
    const token = tokens[at];
    if (token === undefined)
      return problem(text.length, "The condition ends where a search identifier should stand.");
    const word = token.word.toLowerCase();
    if (word === "(") {
      at += 1;
      const inner = either(depth + 1);
      if (isProblem(inner)) return inner;
      if (peek() !== ")") return problem(offset(), "A closing bracket is missing here.");
      at += 1;
      return inner;
    }
    if (token.word.includes("|")) {
      const message =
        'A "|" with an aggregation is the old form; write a correlation document instead.';
      return { offset: token.offset, message, unsupported: "aggregation expression" };
    }
    if (word === ")" || RESERVED.has(word))
      return problem(token.offset, `"${token.word}" cannot stand here.`);
    if (QUANTIFIERS.has(word) && tokens[at + 1]?.word.toLowerCase() === "of")
      return quantified(word);
    at += 1;
    if (searches.includes(token.word)) return { kind: "name", name: token.word };
    const hint = suggestion(token.word, searches);
    return problem(
      token.offset,
      `There is no search identifier "${token.word.slice(0, 80)}"${hint}`,
    );
  };

  const quantified = (word: string): Parsed => {
    at += 2;
    const target = tokens[at];
    if (target === undefined || target.word === ")" || target.word === "(") {
      return problem(offset(), `A name, a pattern or "them" must follow "${word} of".`);
    }
    at += 1;
    const quantifier = word === "all" ? "all" : "any";
    const names =
      target.word.toLowerCase() === "them"
        ? searches.filter((name) => !name.startsWith("_"))
        : searches.filter(wildcardName(target.word));
    if (names.length > 0) return { kind: "of", quantifier, pattern: target.word, names };
    return problem(
      target.offset,
      `No search identifier matches "${target.word.slice(0, 80)}"${suggestion(target.word, searches)}`,
    );
  };

  const parsed = either(0);
  if (isProblem(parsed)) return parsed;
  const rest = tokens[at];
  if (rest === undefined) return parsed;
  if (rest.word.startsWith("|")) {
    const message =
      'A "|" with an aggregation is the old form; write a correlation document instead.';
    return { offset: rest.offset, message, unsupported: "aggregation expression" };
  }
  return problem(
    rest.offset,
    `"${rest.word.slice(0, 80)}" follows a finished condition; join it with "and" or "or".`,
  );
};

type Parsed = Condition | ConditionProblem;

/** Tells what is wrong with a condition from a condition. */
export const isProblem = (parsed: Condition | ConditionProblem): parsed is ConditionProblem =>
  "message" in parsed;

const problem = (offset: number, message: string): ConditionProblem => ({
  offset,
  message,
  unsupported: null,
});

const QUANTIFIERS: ReadonlySet<string> = new Set(["1", "any", "all"]);
const RESERVED: ReadonlySet<string> = new Set(["and", "or", "not", "of", "them"]);

const tokenise = (
  text: string,
): ReadonlyArray<{ readonly word: string; readonly offset: number }> =>
  Array.from(text.matchAll(/[()]|[^\s()]+/g), (found) => ({ word: found[0], offset: found.index }));
