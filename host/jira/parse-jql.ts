/** The part of JQL that the stand-in understands. */
export type JqlClause =
  | { readonly type: "and" | "or"; readonly clauses: ReadonlyArray<JqlClause> }
  | { readonly type: "not"; readonly clause: JqlClause }
  | {
      readonly type: "term";
      readonly field: string;
      readonly operator: JqlOperator;
      readonly values: ReadonlyArray<string>;
    };

type JqlOperator =
  | "="
  | "!="
  | "in"
  | "not in"
  | "~"
  | "!~"
  | "is"
  | "is not"
  | ">"
  | ">="
  | "<"
  | "<=";

export interface Jql {
  /** Undefined for a query that only orders. */
  readonly where: JqlClause | undefined;
  readonly order: ReadonlyArray<{ readonly field: string; readonly descending: boolean }>;
}

export type ParsedJql =
  | { readonly ok: true; readonly jql: Jql }
  | { readonly ok: false; readonly error: string };

interface Token {
  readonly text: string;
  readonly quoted: boolean;
}

/** Reads a query, or says in Jira's words what is wrong with it. */
export const parseJql = (source: string): ParsedJql => {
  const tokens = tokenise(source);
  if (typeof tokens === "string") return { ok: false, error: tokens };
  let position = 0;
  const peek = (): Token | undefined => tokens[position];
  const isWord = (word: string, offset = 0): boolean => {
    const token = tokens[position + offset];
    return token !== undefined && !token.quoted && token.text.toLowerCase() === word;
  };
  const take = (): Token => {
    const token = tokens[position];
    if (token === undefined) throw new JqlProblem("Unexpected end of the query.");
    position += 1;
    return token;
  };
  const accept = (word: string): boolean => {
    if (!isWord(word)) return false;
    position += 1;
    return true;
  };
  const expect = (word: string): void => {
    if (!accept(word))
      throw new JqlProblem(
        `Expecting '${word}' but got '${peek()?.text ?? "the end of the query"}'.`,
      );
  };

  const parseOr = (): JqlClause => {
    const clauses = [parseAnd()];
    while (accept("or") || accept("||")) clauses.push(parseAnd());
    return joined("or", clauses);
  };
  const parseAnd = (): JqlClause => {
    const clauses = [parseNot()];
    while (accept("and") || accept("&&")) clauses.push(parseNot());
    return joined("and", clauses);
  };
  const parseNot = (): JqlClause => {
    if (accept("not") || accept("!")) return { type: "not", clause: parseNot() };
    if (!accept("(")) return parseTerm();
    const clause = parseOr();
    expect(")");
    return clause;
  };
  const parseTerm = (): JqlClause => {
    const field = take().text;
    const operator = parseOperator();
    if (operator === "in" || operator === "not in") {
      expect("(");
      const values = [parseValue()];
      while (accept(",")) values.push(parseValue());
      expect(")");
      return { type: "term", field, operator, values };
    }
    return { type: "term", field, operator, values: [parseValue()] };
  };
  const parseOperator = (): JqlOperator => {
    if (accept("not")) {
      expect("in");
      return "not in";
    }
    if (accept("is")) return accept("not") ? "is not" : "is";
    const text = take().text.toLowerCase();
    const operator = simpleOperators.find((one) => one === text);
    if (operator === undefined) throw new JqlProblem(`Expecting operator but got '${text}'.`);
    return operator;
  };
  const parseValue = (): string => {
    const token = take();
    if (!token.quoted && /^[(),=~<>!]/.test(token.text))
      throw new JqlProblem(`Expecting a value but got '${token.text}'.`);
    if (!token.quoted && reserved.has(token.text.toLowerCase()))
      throw new JqlProblem(
        `'${token.text}' is a reserved JQL word. You must surround it in quotation marks to use it in a query.`,
      );
    if (token.quoted || !accept("(")) return token.text;
    expect(")");
    return `${token.text}()`;
  };
  const parseOrder = (): Jql["order"] => {
    if (!accept("order")) return [];
    expect("by");
    const order = [];
    do {
      const field = take().text;
      const descending = accept("desc");
      if (!descending) accept("asc");
      order.push({ field, descending });
    } while (accept(","));
    return order;
  };

  try {
    const where =
      peek() === undefined || (isWord("order") && isWord("by", 1)) ? undefined : parseOr();
    const order = parseOrder();
    const rest = peek();
    if (rest !== undefined)
      throw new JqlProblem(`Expecting either 'OR' or 'AND' but got '${rest.text}'.`);
    return { ok: true, jql: { where, order } };
  } catch (error) {
    if (error instanceof JqlProblem)
      return { ok: false, error: `Error in the JQL Query: ${error.message}` };
    throw error;
  }
};

class JqlProblem extends Error {}

const simpleOperators = ["=", "!=", "in", "~", "!~", ">", ">=", "<", "<="] as const;

const reserved = new Set(["and", "or", "not", "in", "is", "order", "by", "null"]);

const joined = (type: "and" | "or", clauses: ReadonlyArray<JqlClause>): JqlClause => {
  const [only, second] = clauses;
  return only !== undefined && second === undefined ? only : { type, clauses };
};

const tokenise = (source: string): ReadonlyArray<Token> | string => {
  const tokens: Array<Token> = [];
  // Strings, operators, fields such as issue.property[key].path and cf[10041], and bare words.
  const pattern =
    /\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(!=|!~|>=|<=|&&|\|\||[(),=~<>!])|((?:[^\s"'(),=~<>![\]&|]|\[[^\]]*\])+))/y;
  const end = source.trimEnd().length;
  while (pattern.lastIndex < end) {
    const at = pattern.lastIndex;
    const match = pattern.exec(source);
    if (match === null)
      return `Error in the JQL Query: The character '${source.slice(at).trim().charAt(0)}' is a reserved JQL character. You must enclose it in a string or use the escape.`;
    const [, double, single, symbol, word] = match;
    const quoted = double ?? single;
    if (quoted === undefined) tokens.push({ text: symbol ?? word ?? "", quoted: false });
    else tokens.push({ text: quoted.replaceAll(/\\(.)/g, "$1"), quoted: true });
  }
  return tokens;
};
