import type { Kind } from "./column-type";
import { Refused } from "./refused";
import type { Expr } from "./scope";

export const isNumeric = (kind: Kind): boolean =>
  kind === "int" || kind === "bigint" || kind === "decimal" || kind === "double";

export const numeric = (expr: Expr, what: string): void => {
  if (expr.kind === "text" || expr.kind === "binary" || expr.kind === "datetime")
    throw new Refused(`${what} on ${expr.kind} is not supported`);
};

export const integral = (expr: Expr, what: string): void => {
  if (!["int", "bigint", "param", "null"].includes(expr.kind))
    throw new Refused(`${what} on ${expr.kind} is not supported; use integers`);
};

/** The type of a value that may come from any of these expressions; computed integers are BIGINT. */
export const unify = (
  exprs: ReadonlyArray<Expr>,
): { readonly kind: Kind; readonly scale?: number } => {
  const kinds = new Set(
    exprs.map((expr) => expr.kind).filter((kind) => kind !== "null" && kind !== "param"),
  );
  if (kinds.size === 0)
    return { kind: exprs.some((expr) => expr.kind === "param") ? "param" : "null" };
  const textual = [...kinds].filter((kind) => !isNumeric(kind));
  if (textual.length > 0 && textual.length < kinds.size)
    throw new Refused("a value would be text or a number");
  if (textual.length > 1) return { kind: kinds.has("binary") ? "binary" : "text" };
  const [only_] = textual;
  if (only_ !== undefined) return { kind: only_ };
  if (kinds.has("double")) return { kind: "double" };
  if (kinds.has("decimal"))
    return { kind: "decimal", scale: Math.max(...exprs.map((expr) => expr.scale ?? 0)) };
  return { kind: "bigint" };
};
