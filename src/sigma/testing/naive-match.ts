import { fieldReader } from "../taxonomy";

/**
 * The reference: reads a rule's plain YAML value each time anew and tries everything, with nothing shared with the
 * compiler but the taxonomy. Slow and short on purpose. Covers text, number and null values, `contains`,
 * `startswith`, `endswith`, `all`, `cased`, `neq`, `exists`, `re` and comparisons.
 */
export const naiveMatch = (
  detection: Readonly<Record<string, unknown>>,
  event: unknown,
): boolean => {
  const names = Object.keys(detection).filter((name) => name !== "condition");
  const holds = (name: string): boolean => naiveSearch(detection[name], event);
  return naiveCondition(String(detection["condition"]), names, holds);
};

const naiveSearch = (search: unknown, event: unknown): boolean => {
  if (Array.isArray(search)) return search.some((one) => naiveSearch(one, event));
  if (typeof search !== "object" || search === null) return naiveField("", search, event);
  return Object.entries(search).every(([key, values]) => naiveField(key, values, event));
};

const naiveField = (key: string, written: unknown, event: unknown): boolean => {
  const [field = "", ...modifiers] = key.split("|");
  const wanted = Array.isArray(written) ? written : [written];
  const seen = field === "" ? leaves(event) : fieldReader(field).values(event);
  const one = (value: unknown): boolean => {
    if (modifiers.includes("exists")) return fieldReader(field).present(event) === value;
    if (value === null)
      return seen.length === 0 ? !fieldReader(field).present(event) : seen.includes(null);
    return seen.some((text) => naiveValue(modifiers, value, text, field === ""));
  };
  const verdict = modifiers.includes("all") ? wanted.every(one) : wanted.some(one);
  return modifiers.includes("neq") ? !verdict : verdict;
};

const naiveValue = (
  modifiers: ReadonlyArray<string>,
  wanted: unknown,
  seen: unknown,
  keyword: boolean,
): boolean => {
  if (seen === null || typeof seen === "object") return false;
  for (const [name, holds] of COMPARISONS) {
    if (modifiers.includes(name))
      return typeof seen !== "boolean" && seen !== "" && holds(Number(seen), Number(wanted));
  }
  if (modifiers.includes("re")) return new RegExp(String(wanted), "u").test(String(seen));
  const star = "[\\s\\S]*";
  const before =
    keyword || modifiers.includes("contains") || modifiers.includes("endswith") ? star : "";
  const behind =
    keyword || modifiers.includes("contains") || modifiers.includes("startswith") ? star : "";
  const cased = modifiers.includes("cased");
  const fold = (text: string): string => (cased ? text : text.toLowerCase());
  const body = fold(String(wanted)).replace(/\\[\\*?]|[\s\S]/gu, (part) => {
    if (part === "*") return star;
    if (part === "?") return "[\\s\\S]";
    const plain = part.length > 1 && part.startsWith("\\") ? part.slice(1) : part;
    return plain.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  });
  return new RegExp(`^${before}${body}${behind}$`, "u").test(fold(String(seen)));
};

const COMPARISONS: ReadonlyArray<readonly [string, (a: number, b: number) => boolean]> = [
  ["lte", (a, b) => a <= b],
  ["gte", (a, b) => a >= b],
  ["lt", (a, b) => a < b],
  ["gt", (a, b) => a > b],
];

const leaves = (value: unknown): ReadonlyArray<unknown> => {
  if (typeof value !== "object" || value === null) return [value];
  return Object.values(value).flatMap(leaves);
};

/** Replaces what binds tightest by its truth value until one is left. */
const naiveCondition = (
  text: string,
  names: ReadonlyArray<string>,
  holds: (name: string) => boolean,
): boolean => {
  const words = text.replace(
    /(1|all) of (\S+?)(?=[\s)]|$)/g,
    (_, quantifier: string, pattern: string) => {
      const chosen = names.filter((name) =>
        pattern === "them"
          ? !name.startsWith("_")
          : new RegExp(`^${pattern.replaceAll("*", ".*")}$`).test(name),
      );
      return String(quantifier === "all" ? chosen.every(holds) : chosen.some(holds));
    },
  );
  let truth = words.replace(/[\w-]+/g, (word) =>
    ["and", "or", "not", "true", "false"].includes(word) ? word : String(holds(word)),
  );
  for (let before = ""; before !== truth;) {
    before = truth;
    truth = truth
      .replace(/\(\s*(true|false)\s*\)/g, "$1")
      .replace(/not\s+(true|false)/g, (_, value: string) => String(value !== "true"));
    if (truth !== before) continue;
    truth = truth.replace(/(true|false)\s+and\s+(true|false)/, (_, a: string, b: string) =>
      String(a === "true" && b === "true"),
    );
    if (truth !== before) continue;
    // An "or" may be joined only when no "and" is still waiting beside it.
    truth = truth.replace(
      /(^|\(|or\s+)\s*(true|false)\s+or\s+(true|false)(?=\s*(\)|$|or))/,
      (_, head: string, a: string, b: string) => `${head}${String(a === "true" || b === "true")}`,
    );
  }
  return truth.trim() === "true";
};
