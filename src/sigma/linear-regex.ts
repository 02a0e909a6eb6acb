import { RE2JS } from "re2js";

export interface LinearRegex {
  readonly kind: "regex";
  /** Whether the pattern occurs anywhere in the text. */
  readonly test: (text: string) => boolean;
}

export interface RegexRefusal {
  readonly kind: "refused";
  /** Name of the construct that a linear-time engine cannot run; null when the pattern is simply broken. */
  readonly construct: string | null;
  readonly message: string;
}

/**
 * Compiles a pattern for RE2, whose running time is linear in the text whatever the pattern. Flags: `i` ignores
 * case, `m` lets `^ $` match at lines, `s` lets `.` match a line end.
 */
export const linearRegex = (
  pattern: string,
  flags: ReadonlySet<string>,
): LinearRegex | RegexRefusal => {
  const construct = backtrackingConstruct(pattern);
  if (construct !== null) {
    const message = `Linear-time matching cannot run a ${construct}; write the expression without it.`;
    return { kind: "refused", construct, message };
  }
  let bits = 0;
  if (flags.has("i")) bits |= RE2JS.CASE_INSENSITIVE;
  if (flags.has("m")) bits |= RE2JS.MULTILINE;
  if (flags.has("s")) bits |= RE2JS.DOTALL;
  try {
    const compiled = RE2JS.compile(pattern, bits);
    return { kind: "regex", test: (text) => compiled.test(text) };
  } catch (error) {
    // re2js throws a family of exceptions for broken patterns, and RangeError for too many levels of brackets.
    const reason =
      error instanceof Error ? error.message.replace(/\s+/g, " ").slice(0, 160) : "unknown";
    return {
      kind: "refused",
      construct: null,
      message: `This regular expression is not valid: ${reason}.`,
    };
  }
};

/** The first construct of the pattern that needs backtracking, by its usual name. */
const backtrackingConstruct = (pattern: string): string | null => {
  let inClass = false;
  for (let index = 0; index < pattern.length; index += 1) {
    const rest = pattern.slice(index, index + 4);
    if (rest.startsWith("\\")) {
      if (!inClass && /^\\[1-9]/.test(rest)) return "back-reference";
      if (!inClass && /^\\[kg][<{']/.test(rest)) return "back-reference";
      index += 1;
    } else if (inClass) {
      inClass = !rest.startsWith("]");
    } else if (rest.startsWith("[")) {
      inClass = true;
      // A bracket that comes first in a class is an ordinary member of it.
      if (rest.startsWith("[]")) index += 1;
      else if (rest.startsWith("[^]")) index += 2;
    } else if (rest.startsWith("(?")) {
      const found = GROUPS.find(([start]) => rest.startsWith(start));
      if (found !== undefined) return found[1];
    } else if (/^[*+?}]\+/.test(rest)) {
      return "possessive quantifier";
    }
  }
  return null;
};

const GROUPS: ReadonlyArray<readonly [string, string]> = [
  ["(?=", "look-ahead"],
  ["(?!", "negative look-ahead"],
  ["(?<=", "look-behind"],
  ["(?<!", "negative look-behind"],
  ["(?>", "atomic group"],
  ["(?(", "conditional group"],
  ["(?|", "branch reset group"],
  ["(?R", "recursion"],
  ["(?&", "recursion"],
  ["(?P=", "back-reference"],
  ["(?P>", "recursion"],
  ["(?#", "comment group"],
];
