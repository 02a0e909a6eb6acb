import { parseJson } from "#lib/parse-json";
import { peopleIn } from "./people-in";

export interface Named {
  readonly accountId: string;
  /** Names and e-mail addresses, as texts have them. */
  readonly words: ReadonlyArray<string>;
}

/** Takes what names one person out of texts. The account id stays: what happened stays, and not who it was in words. */
export interface PersonEraser {
  /** The value without the person, and what it called them; null where it does not name them. */
  readonly fromBody: (
    body: unknown,
  ) => { readonly body: unknown; readonly words: ReadonlyArray<string> } | null;
  /**
   * The same for JSON text, which may be about the person without saying so; what is no JSON is searched for addresses
   * only, since nobody can say whom it is about.
   */
  readonly fromJson: (
    json: string,
    isAbout?: boolean,
  ) => { readonly json: string; readonly words: ReadonlyArray<string> } | null;
  /** A text with `[erased]` instead. Names go where it is about the person, addresses wherever they are. */
  readonly fromText: (text: string, isAbout: boolean) => string;
}

/**
 * A name is erased only where the account's id or address stands beside it: a person may call themselves `Policy
 * changed`, and closing that account must not change what the log says of others.
 */
export function personEraser({ accountId, words }: Named): PersonEraser {
  const addresses = words.filter(isAddress);
  const all = patternOf(words);
  const alone = patternOf(addresses);

  const fromText = (text: string, isAbout: boolean): string => {
    const pattern = isAbout || has(alone, text) ? all : alone;
    return pattern === null ? text : text.replace(pattern, ERASED);
  };
  const isNamedIn = (json: string): boolean => json.includes(accountId) || has(alone, json);
  const within = (body: unknown, json: string) => {
    const own = peopleIn(body).get(accountId) ?? [];
    const pattern = patternOf([...own, ...words]);
    if (pattern === null) return null;
    const erased = withoutWords(body, { pattern, alone, accountId }, "", 0);
    return JSON.stringify(erased) === json ? null : { body: erased, words: own };
  };
  const fromBody: PersonEraser["fromBody"] = (body) => {
    const json = JSON.stringify(body) ?? "null";
    return isNamedIn(json) ? within(body, json) : null;
  };
  const fromJson: PersonEraser["fromJson"] = (json, isAbout = false) => {
    if (!isAbout && !isNamedIn(json)) return null;
    const body = parseJson(json);
    if (body === undefined) {
      const text = fromText(json, false);
      return text === json ? null : { json: text, words: [] };
    }
    const erased = within(body, JSON.stringify(body));
    return erased && { json: JSON.stringify(erased.body), words: erased.words };
  };
  return { fromBody, fromJson, fromText };
}

function withoutWords(
  value: unknown,
  how: { readonly pattern: RegExp; readonly alone: RegExp | null; readonly accountId: string },
  key: string,
  depth: number,
): unknown {
  if (typeof value === "string") {
    if (value === how.accountId) return value;
    const pattern = FACTS.has(key) ? how.alone : how.pattern;
    const left = pattern === null ? value : value.replace(pattern, ERASED);
    return left === ERASED ? "" : left;
  }
  if (typeof value !== "object" || value === null) return value;
  if (depth > MOST_LEVELS) return ERASED;
  if (Array.isArray(value)) {
    return value.map((member: unknown) => withoutWords(member, how, key, depth + 1));
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      withoutWords(member, how, name, depth + 1),
    ]),
  );
}

/**
 * Whole words in any case, the longest first; null for none. Whatever somebody calls themselves is escaped, and what may
 * stand beside it is looked at for 100 characters at most: there is nothing to backtrack into.
 */
function patternOf(words: ReadonlyArray<string>): RegExp | null {
  const texts = [...new Set(words.map((word) => word.trim()))]
    .filter((word) => word.length > 1)
    .toSorted((a, b) => b.length - a.length)
    .map((word) => (isAddress(word) ? wholeAddress : wholeName)(escaped(word)));
  return texts.length === 0 ? null : new RegExp(texts.join("|"), "giu");
}

/** Neither part of a longer word nor of somebody's address. */
const wholeName = (name: string): string =>
  String.raw`(?<![\p{L}\p{N}@])${name}(?![\p{L}\p{N}@]|[.-][\p{L}\p{N}.-]{0,99}@)`;

const wholeAddress = (address: string): string =>
  String.raw`(?<![\p{L}\p{N}._%+-])${address}(?![\p{L}\p{N}]|[.-][\p{L}\p{N}])`;

/** Looked at without a pattern: it may be a text of any length. */
function isAddress(word: string): boolean {
  const [local = "", domain = "", ...more] = word.split("@");
  const dot = domain.indexOf(".", 1);
  return (
    local !== "" && more.length === 0 && dot > 0 && dot < domain.length - 1 && !has(SPACE, word)
  );
}

const SPACE = /\s/u;

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);

const has = (pattern: RegExp | null, text: string): boolean =>
  pattern !== null && text.search(pattern) !== -1;

const ERASED = "[erased]";
/** What they hold is no name, whatever somebody calls themselves. */
const FACTS: ReadonlySet<string> = new Set(["id", "type", "kind", "action", "time", "processedAt"]);
/** Deeper than any event that is taken in. */
const MOST_LEVELS = 110;
