import type { AstNode } from "./ast-node";
import type { Expr, Scope } from "./scope";
import type { Catalog } from "./catalog";
import type { ParsedStatement } from "./parse-statement";

/** What the translator of one statement knows and collects. */
export interface Translation {
  readonly catalog: Catalog;
  readonly statement: ParsedStatement;
  /** Parameters (from 1) that are compared with text: MySQL would compare a number with it as floating point. */
  readonly textParams: Set<number>;
  /** Set when the statement reads information_schema, which is filled in just before it runs. */
  readonly readsSchema: { value: boolean };
  /** Translates an argument of a function; given here, since functions and expressions contain each other. */
  readonly expression: Translate;
  /** Translates a SELECT in parentheses; given here for the same reason. */
  readonly subquery: Translate;
}

export type Translate = (work: Translation, part: AstNode, scope: Scope) => Expr;
