import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { SqlEngine, SqlOutcome, SqlParam } from "./sql-engine";

export interface SqlDisagreement {
  readonly query: string;
  readonly params: ReadonlyArray<SqlParam>;
  readonly first: SqlOutcome;
  readonly second: SqlOutcome;
}

export interface SqlReplay {
  readonly statements: number;
  /** Different texts among them. */
  readonly distinct: number;
  /** Compared by rows, or by affected rows, or by error number. */
  readonly compared: number;
  readonly disagreements: ReadonlyArray<SqlDisagreement>;
}

const line = z.looseObject({
  query: z.string(),
  params: z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])),
});

/**
 * Plays the statements of a recording, in their order, on two engines that start empty, and compares what they say.
 * Sizes in information_schema are each engine's own and are not compared.
 */
export const replaySql = async (
  recording: string,
  first: SqlEngine,
  second: SqlEngine,
): Promise<SqlReplay> => {
  const disagreements: SqlDisagreement[] = [];
  const texts = new Set<string>();
  let statements = 0;
  let compared = 0;
  for (const json of recording.split("\n")) {
    if (json === "") continue;
    const { query, params } = line.parse(JSON.parse(json));
    statements += 1;
    texts.add(query);
    const outcomes = [
      await first.execute(query, params),
      await second.execute(query, params),
    ] as const;
    if (/information_schema|^\s*show\s/iu.test(query)) continue;
    compared += 1;
    if (!isSame(query, ...outcomes))
      disagreements.push({ query, params, first: outcomes[0], second: outcomes[1] });
  }
  return { statements, distinct: texts.size, compared, disagreements };
};

const isSame = (query: string, a: SqlOutcome, b: SqlOutcome): boolean => {
  if (a.kind === "rows" && b.kind === "rows")
    return isDeepStrictEqual(comparable(query, a.rows), comparable(query, b.rows));
  if (a.kind === "written" && b.kind === "written") return a.affectedRows === b.affectedRows;
  if (a.kind !== "failed" || b.kind !== "failed") return false;
  return a.errno === b.errno;
};

/** Rows without an ORDER BY have no order; CURRENT_TIMESTAMP defaults tell each engine's own time. */
const comparable = (query: string, rows: ReadonlyArray<object>): ReadonlyArray<string> => {
  const texts = rows.map((row) =>
    JSON.stringify(Object.entries(row).filter(([name]) => name !== "migratedAt")),
  );
  return /\border\s+by\b/iu.test(query) ? texts : texts.toSorted();
};
