import { type SqlBool, sql } from "kysely";
import type { AuditEvent } from "#contract";
import { searchWords } from "#ports/search-words";
import { big } from "./big";
import { hashId } from "./hash-id";
import { inlineLimit } from "./inline-limit";
import { likePattern } from "./like-pattern";
import type { Statements } from "./statements";

const MOST_FOUND = 20;

/** Actors by id, or those whose name, e-mail and id have all the words; lately seen ones first. */
export async function findActors(
  { db, rows }: Statements,
  query: string,
  ids: ReadonlyArray<string>,
): Promise<ReadonlyArray<AuditEvent["actor"]>> {
  const actors = db
    .selectFrom("actor")
    .select(["account_id as id", "name", "email", "kind"])
    .orderBy("seen_ms", "desc")
    .orderBy("account_id");
  const given = ids.filter((id) => id !== "");
  if (ids.length > 0) {
    const hashes = given.map((id) => big(hashId(id)));
    return hashes.length === 0 ? [] : await rows(actors.where("actor_id", "in", hashes));
  }
  const matching = searchWords(query).reduce(
    (found, word) => found.where(sql<SqlBool>`search like ${likePattern(word)} escape '!'`),
    actors,
  );
  return await rows(matching.limit(inlineLimit(MOST_FOUND)));
}
