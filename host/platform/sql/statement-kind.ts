export type StatementKind = "read" | "write" | "ddl";

/** By the first word: what a statement's limits depend on. */
export const statementKind = (query: string): StatementKind => {
  if (/^\s*(?:select|with|show|\()/iu.test(query)) return "read";
  return /^\s*(?:create|alter|drop|truncate|rename)\b/iu.test(query) ? "ddl" : "write";
};

const TIMEOUTS: Readonly<Record<StatementKind, number>> = {
  read: 5000,
  write: 10_000,
  ddl: 20_000,
};

/** How long the platform lets a statement run, ms. */
export const statementTimeoutMs = (query: string): number => TIMEOUTS[statementKind(query)];
